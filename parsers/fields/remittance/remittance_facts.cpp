#include "parsers/fields/remittance/remittance_facts.h"

#include "core/ascii.h"
#include "core/text.h"
#include "parsers/fields/choice/candidates.h"
#include "parsers/fields/labels/phrase_codes.h"
#include "parsers/fields/remittance/named_numbers.h"
#include "parsers/fields/remittance/reasons.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

Fact fact_of_cell(
    const Analysis& analysis, Term term, Value value, const Cell& cell, double confidence)
{
    auto evidence = evidence_of(analysis, cell.at, cell.begin, cell.end);
    evidence.text = cell.text;
    return {term, std::move(value), confidence, std::move(evidence)};
}

// What a scan's dirt, a leader or a footnote sets around a number.
std::string_view without_marks(std::string_view text)
{
    const auto bare = without_around(text, " \t-.,:;|*'");
    return bare.empty() ? trimmed(text) : bare;
}

// "4711 (Credit note)", "GS-118 Gutschrift": without the kind of the document behind its number.
std::string_view without_kind_behind(std::string_view text)
{
    const auto bare = without_trailing(text, " )*");
    for (const auto& label : labels_in(bare)) {
        const auto before = text.substr(0, label.begin);
        if (label.begin > 0 && label.end == bare.size() && family_of(label.best()) == Family::title
            && std::ranges::any_of(before, is_digit))
            return without_trailing(before, " (*-");
    }
    return text;
}

// "Nota cr. NC13/PA": what its short words are followed by; empty where there are none.
std::string_view number_behind_kind(std::string_view text)
{
    static const PhraseCodes kinds("document_kinds.tsv");
    const auto blank = text.rfind(' ');
    if (blank == text.npos || std::ranges::any_of(text.substr(0, blank), is_digit))
        return {};
    const auto before = text.substr(0, blank);
    const bool is_kind = (kinds.ends_with(before, "credit") || kinds.ends_with(before, "invoice"))
        && (kinds.begins_with(before, "credit") || kinds.begins_with(before, "invoice"));
    return is_kind ? number_at(text, blank + 1) : std::string_view();
}

std::string number_in(const Cell& cell)
{
    const std::string_view text = without_kind_behind(cell.text);
    const auto labels = labels_in(text);
    // "Invoice 4711" is 4711, but "RE 4711" is its whole number.
    const bool word = text.size() > 2 && is_lower(text[1]);
    if (const auto number = number_behind_kind(text); word && !number.empty())
        return std::string(number);
    if (word && !labels.empty() && labels.front().begin == 0) {
        const auto number = number_at(text, labels.front().end);
        if (!number.empty())
            return std::string(number);
    }
    if (const auto named = number_behind_words(text); !named.empty())
        return std::string(named);
    // "4711 Order PO55120": the order behind it is another number.
    for (const auto& label : labels) {
        if (label.begin > 0 && label.best() == Sense::purchase_order
            && !number_at(text, label.end).empty()
            && !number_at(text.substr(0, label.begin), 0).empty())
            return std::string(without_marks(text.substr(0, label.begin)));
    }
    return std::string(without_marks(text));
}

void add_amount(
    const Analysis& analysis,
    Facts& facts,
    const PaidLine& line,
    Term term,
    const std::optional<Decimal>& value,
    std::optional<std::size_t> column,
    double confidence)
{
    if (!value)
        return;
    const auto& cell = column ? line.row->cells[*column] : line.number;
    facts.set(fact_of_cell(analysis, term, *value, cell.empty() ? line.number : cell, confidence));
}

std::string_view
by_share(std::string_view reason, std::string_view words, const LineAmounts& amounts)
{
    return amounts.gross && amounts.deduction
        ? reason_by_share(reason, words, *amounts.gross, *amounts.deduction)
        : reason;
}

// What the words of a line say below the title of its deduction.
std::string_view reason_of_words(
    std::string_view words,
    std::string_view title,
    const ReasonCodes& codes,
    const LineAmounts& amounts)
{
    if (const auto listed = codes.reason_of(words); !listed.empty())
        return listed;
    if (is_held_for_guarantee(title, words))
        return "other";
    const auto reason = deduction_reason_of(words);
    if (reason == "other" && named_deduction_reason_of(words).empty()) {
        if (tells_two_prices(words))
            return "pricing";
        const auto misread = misread_deduction_reason_of(words);
        return misread.empty() ? reason : misread;
    }
    return by_share(reason, words, amounts);
}

// What the titles of all columns agree on that take something off the line.
std::string_view
reason_of_titles(const RemittanceTable& table, const PaidLine& line, const AmountRoles& roles)
{
    std::string_view told;
    for (const auto column : roles.deductions) {
        const auto& amount = line.amounts.amounts[column];
        if (!amount || amount->is_zero())
            continue;
        const auto reason = named_deduction_reason_of(table.table->columns[column].title);
        if (reason.empty() || (!told.empty() && told != reason))
            return {};
        told = reason;
    }
    return told;
}

// "117", "D2": what stands in a column of reasons, and says nothing by itself.
bool is_bare_code(std::string_view text)
{
    constexpr std::size_t bytes_most = 6;
    return !text.empty() && text.size() <= bytes_most && std::ranges::none_of(text, is_lower)
        && text.find(' ') == text.npos;
}

// "117   CB-4418   Short shipment": a code that no legend explains, and words for it beside.
std::string_view reason_beside_code(const TableRow& row)
{
    for (const auto& cell : row.cells) {
        const auto reason =
            cell.amount || cell.date ? std::string_view() : named_deduction_reason_of(cell.text);
        if (!reason.empty() && reason != "other")
            return reason;
    }
    return {};
}

// From the words or the code of the line; where they tell none, from the title of the only column
// of deductions.
std::string reason_of(
    const Analysis& analysis,
    const RemittanceTable& table,
    const PaidLine& line,
    const AmountRoles& roles,
    const ReasonCodes& codes,
    const LineAmounts& amounts)
{
    const bool deducts = (amounts.deduction && !amounts.deduction->is_zero())
        || (amounts.net && amounts.net->is_negative());
    if (!deducts)
        return {};
    const std::string_view title = roles.deductions.size() == 1
        ? std::string_view(table.table->columns[roles.deductions[0]].title)
        : std::string_view();
    const auto reason = reason_of_words(line.reason.text, title, codes, amounts);
    const bool is_known = !reason.empty() && reason != "other";
    // "228.84 Price difference", "195.20 SH", "40.00 (1)": beside an amount, in its own column.
    for (const auto& cell : line.row->cells) {
        if (is_known || !cell.amount)
            continue;
        const auto text = text_with_mark(analysis, cell);
        const auto code = codes.reason_of(text.substr(text.rfind(' ') + 1));
        const auto words = tells_two_prices(text) ? "pricing" : deduction_reason_of(text);
        const auto beside = code.empty() ? words : code;
        if (!beside.empty() && beside != "other")
            return std::string(beside);
    }
    for (const auto& cell : line.row->cells) {
        if (const auto listed_alone = codes.reason_of(cell.text);
            !is_known && !listed_alone.empty())
            return std::string(listed_alone);
    }
    const bool is_code = !is_known && is_bare_code(line.reason.text);
    if (const auto beside = is_code ? reason_beside_code(*line.row) : std::string_view();
        !beside.empty())
        return std::string(beside);
    const bool is_cut = amounts.deduction && !amounts.deduction->is_zero();
    if (is_known || !is_cut || !named_deduction_reason_of(line.reason.text).empty())
        return std::string(reason);
    const auto titled = roles.deductions.size() > 1
        ? reason_of_titles(table, line, roles)
        : by_share(named_deduction_reason_of(title), title, amounts);
    return std::string(titled.empty() ? reason : titled);
}

} // namespace

Facts facts_of_line(
    const Analysis& analysis,
    const RemittanceTable& table,
    const PaidLine& line,
    const AmountRoles& roles,
    const ReasonCodes& codes,
    double confidence)
{
    Facts facts;
    facts.set(fact_of_cell(
        analysis, Term::document_number, number_in(line.number), line.number, confidence));
    if (table.date_column) {
        const auto& cell = line.row->cells[*table.date_column];
        if (cell.date)
            facts.set(fact_of_cell(analysis, Term::document_date, *cell.date, cell, confidence));
    } else if (line.number.date) {
        facts.set(fact_of_cell(
            analysis, Term::document_date, *line.number.date, line.number, confidence));
    }
    const auto amounts = amounts_of(line.amounts, roles);
    const auto first = [](const std::vector<std::size_t>& columns) {
        return columns.empty() ? std::nullopt : std::optional(columns.front());
    };
    add_amount(analysis, facts, line, Term::gross_amount, amounts.gross, roles.gross, confidence);
    add_amount(
        analysis, facts, line, Term::discount_amount, amounts.discount, first(roles.discounts),
        confidence);
    add_amount(
        analysis, facts, line, Term::deduction_amount, amounts.deduction, first(roles.deductions),
        confidence);
    add_amount(analysis, facts, line, Term::net_amount, amounts.net, roles.net, confidence);
    const auto reason = reason_of(analysis, table, line, roles, codes, amounts);
    if (!reason.empty())
        facts.set(fact_of_cell(
            analysis, Term::deduction_reason, reason,
            line.reason.empty() ? line.number : line.reason, confidence * 0.9));
    return facts;
}

} // namespace mailroom::fields
