#include "classifiers/details/remittance_advice.h"

#include "classifiers/details/deduction_codes.h"
#include "classifiers/details/deduction_notes.h"
#include "classifiers/details/payment_methods.h"
#include "classifiers/numbers/references.h"
#include "classifiers/text/phrases.h"
#include "classifiers/text/words.h"
#include "core/ascii.h"
#include "core/text.h"

#include <algorithm>

namespace mailroom {
namespace {

// The number as the books write it: as printed, or as a word of what is printed ("GS 510
// CN-26-07"). What is mistyped or unknown is left to matching.
std::string
number_or_printed(const Books& books, std::string_view party_id, const std::string& printed)
{
    if (auto known = number_in_books(books, party_id, printed); !known.empty())
        return known;
    const auto words = split_words(printed);
    for (std::size_t i = 0; i < words.words.size(); ++i) {
        auto known = number_in_books(books, party_id, words.source(i, i + 1));
        if (!known.empty() && words.words[i].has_digit)
            return known;
    }
    return printed;
}

// A code of EDI, one of our reasons as the document's words named it, or its words; where the
// reader of the document knew none of them, they are judged here.
std::string reason_of_fact(const Fact& fact)
{
    if (const auto coded = reason_of_code(fact))
        return std::string(to_string(*coded));
    const auto told = to_string(fact.value);
    const auto known = enum_from_string<DisputeReason>(told);
    if (known && *known != DisputeReason::other)
        return told;
    const auto judged = deduction_reason_in(known ? fact.evidence.text : told);
    return known && !enum_from_string<DisputeReason>(judged) ? told : judged;
}

RemittanceLine line_of(const Facts& facts, const Books& books, std::string_view party_id)
{
    RemittanceLine line;
    line.gross_amount = facts.amount(Term::gross_amount);
    line.net_amount = facts.amount(Term::net_amount);
    line.document_number = number_or_printed(books, party_id, facts.text(Term::document_number));
    const auto positive = [&](Term term) -> std::optional<Decimal> {
        const auto amount = facts.amount(term);
        return amount && !amount->is_zero() ? std::optional(abs(*amount)) : std::nullopt;
    };
    line.discount_amount = positive(Term::discount_amount);
    line.deduction_amount = positive(Term::deduction_amount);
    if (const auto* reason = facts.find(Term::deduction_reason))
        line.deduction_reason = reason_of_fact(*reason);
    complete(line);
    return line;
}

// "Corran" of "Corran Marine Supplies"
bool is_name_of(const Company& company, std::string_view text)
{
    const auto name = normalized_number(company.name);
    return !text.empty() && std::ranges::none_of(text, is_digit)
        && name.starts_with(normalized_number(text));
}

// The line of the text that holds both what names the document and the sum.
std::string_view row_of(const Facts& facts, std::string_view text)
{
    const auto* net = facts.find(Term::net_amount);
    const auto number = facts.text(Term::document_number);
    if (net == nullptr || number.empty() || net->evidence.text.empty())
        return {};
    for (const auto row : split(text, '\n')) {
        if (row.find(number) != row.npos && row.find(net->evidence.text) != row.npos)
            return row;
    }
    return {};
}

// "Settlement discount on 4471", but "promotional discount".
bool is_discount_row(std::string_view row)
{
    const auto hits = find_phrases(split_words(std::string(row)));
    const auto has = [&](std::string_view name) {
        return std::ranges::find(hits, name, &PhraseHit::phrase_class) != hits.end();
    };
    return has("pay.discount") && !has("deduction.promotion");
}

// What the row says of the sum, into the line of the document that it is taken off.
void take_off(RemittanceLine& line, const Decimal& taken, std::string_view row, std::string reason)
{
    line.net_amount = line.net_amount.value_or(Decimal{}) - taken;
    if (is_discount_row(row)) {
        line.discount_amount = line.discount_amount.value_or(Decimal{}) + taken;
        return;
    }
    line.deduction_amount = line.deduction_amount.value_or(Decimal{}) + taken;
    if (reason.empty() && !row.empty()) {
        auto told = deduction_reason_in(row);
        if (enum_from_string<DisputeReason>(told))
            reason = std::move(told);
    }
    if (line.deduction_reason.empty())
        line.deduction_reason = std::move(reason);
}

// A row of its own that takes something off a document named before is that document's deduction.
void unite_deductions(std::vector<RemittanceLine>& lines, const std::vector<std::string_view>& rows)
{
    std::vector<RemittanceLine> united;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto& line = lines[i];
        const auto of =
            std::ranges::find(united, line.document_number, &RemittanceLine::document_number);
        const auto taken = line.net_amount ? -*line.net_amount : Decimal{};
        if (of == united.end() || line.document_number.empty() || taken <= Decimal{}
            || !of->net_amount || *of->net_amount < taken) {
            united.push_back(std::move(line));
            continue;
        }
        take_off(*of, taken, rows[i], std::move(line.deduction_reason));
    }
    lines = std::move(united);
}

} // namespace

void complete(RemittanceLine& line)
{
    const auto zero = Decimal{};
    const auto taken = line.discount_amount.value_or(zero) + line.deduction_amount.value_or(zero);
    if (!line.net_amount && line.gross_amount)
        line.net_amount = *line.gross_amount - taken;
    else if (line.net_amount && !line.gross_amount)
        line.gross_amount = *line.net_amount + taken;
}

Remittance read_advice(const Document& document, const Books& books, std::string_view party_id)
{
    Remittance remittance;
    const auto& fields = document.fields;
    remittance.payment_amount = fields.amount(Term::payment_amount);
    remittance.currency = fields.text(Term::currency);
    remittance.payment_date = fields.date(Term::payment_date);
    remittance.payment_reference = fields.text(Term::payment_reference);
    // A document's, which the payment pays, or our own name: "Creditor".
    const auto as_sum = parse_decimal(remittance.payment_reference);
    if (!books.open_items_by_number(remittance.payment_reference).empty()
        || (as_sum && as_sum == remittance.payment_amount) // The total beside "Ref".
        || is_name_of(books.company(), remittance.payment_reference))
        remittance.payment_reference.clear();
    remittance.payment_method = payment_method_in(fields.text(Term::payment_method));
    if (!remittance.payment_method)
        remittance.payment_method =
            enum_from_string<PaymentMethod>(fields.text(Term::payment_method));
    std::vector<std::string_view> rows;
    for (const auto& facts : document.lines) {
        auto line = line_of(facts, books, party_id);
        if (line.document_number.empty() && !line.net_amount)
            continue;
        remittance.lines.push_back(std::move(line));
        rows.push_back(row_of(facts, document.text));
    }
    unite_deductions(remittance.lines, rows);
    return remittance;
}

} // namespace mailroom
