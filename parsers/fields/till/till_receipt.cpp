#include "parsers/fields/till/till_receipt.h"

#include "core/ascii.h"
#include "core/text.h"
#include "parsers/fields/parties/names.h"
#include "parsers/fields/till/till_currency.h"
#include "parsers/fields/till/till_signs.h"
#include "parsers/fields/till/till_tax.h"
#include "parsers/fields/till/till_total.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace mailroom::fields {
namespace {

Fact fact_at(const Analysis& analysis, Term term, const TillRow& row, double confidence)
{
    return {
        term, row.amount->value, confidence,
        evidence_of(analysis, row.at, row.amount->begin, row.amount->end)};
}

// "O5/ 03/2O18" as it must have been printed: blanks around the marks of a day, and letters that
// were digits.
std::string mended_days(std::string_view text)
{
    std::string out;
    const auto is_mark = [](char c) { return c == '/' || c == '-' || c == '.'; };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char before = out.empty() ? ' ' : out.back();
        const char next = i + 1 < text.size() ? text[i + 1] : ' ';
        if (text[i] == ' '
            && ((is_mark(before) && is_digit(next)) || (is_digit(before) && is_mark(next))))
            continue;
        const bool beside = is_digit(before) || is_mark(before) || is_digit(next) || is_mark(next);
        const bool zero = text[i] == 'O' || text[i] == 'o', one = text[i] == 'l' || text[i] == 'I';
        out += beside && zero ? '0' : beside && one ? '1' : text[i];
    }
    return out;
}

struct DayChoice {
    Date value;
    double score = 0;
    PieceRef at;
    std::size_t begin = 0, end = 0;
};

double weight_of_day_label(const std::vector<PieceValues>& row)
{
    double weight = 0;
    for (const auto& piece : row) {
        for (const auto& label : piece.labels)
            weight = std::max(
                {weight, double{label.weight_of(Sense::any_date)},
                 double{label.weight_of(Sense::invoice_date)}});
    }
    return weight;
}

// "27032018": the marks between were lost, which is a guess, and only where one word looks like it.
std::vector<DayChoice> days_without_marks(const Analysis& analysis)
{
    constexpr double guessed = 0.4;
    std::vector<DayChoice> days;
    for (std::size_t row = 0; row < analysis.grid.rows.size(); ++row) {
        const auto& pieces = analysis.grid.rows[row].pieces;
        for (std::size_t piece = 0; piece < pieces.size(); ++piece) {
            for (const auto& word : pieces[piece].words) {
                const auto text = pieces[piece].text.substr(word.begin, word.end - word.begin);
                if (text.size() != 8 || !std::ranges::all_of(text, is_digit)
                    || text.substr(4, 2) != "20")
                    continue;
                const auto marked =
                    text.substr(0, 2) + '/' + text.substr(2, 2) + '/' + text.substr(4);
                for (const auto& date : scan_dates(marked, DateOrder::day_first))
                    days.push_back({date.value, guessed, {row, piece}, word.begin, word.end});
            }
        }
    }
    return days.size() == 1 ? days : std::vector<DayChoice>();
}

// Few but Americans write the month first. A "$" that was seen in a stain made the analysis take a
// receipt for one of theirs, where the country that is printed says otherwise.
bool puts_day_first(const Analysis& analysis, const Document& document)
{
    return analysis.date_order == DateOrder::month_first
        && document.fields.text(Term::currency) != "USD"
        && date_order_of(analysis.grid.text()) == DateOrder::unknown;
}

// The day of the sale stands beside the hour, or behind its label, and often twice.
std::optional<DayChoice> day_of(const Analysis& analysis, bool day_first)
{
    constexpr double mended = 0.3, again = 0.2, hour = 0.3, label = 0.3;
    const auto order = day_first ? DateOrder::day_first : analysis.date_order;
    std::vector<DayChoice> days;
    for (std::size_t row = 0; row < analysis.grid.rows.size(); ++row) {
        const auto& pieces = analysis.grid.rows[row].pieces;
        const double beside = 0.5 + (has_hour(text_of(analysis.grid.rows[row])) ? hour : 0)
            + label * weight_of_day_label(analysis.values[row]);
        bool found = false;
        for (std::size_t piece = 0; piece < pieces.size(); ++piece) {
            const auto dates = day_first ? scan_dates(pieces[piece].text, order)
                                         : analysis.values[row][piece].dates;
            for (const auto& date : dates) {
                days.push_back({date.value, beside, {row, piece}, date.begin, date.end});
                found = true;
            }
        }
        const auto whole = text_of(analysis.grid.rows[row]);
        for (const auto& date : scan_dates(mended_days(whole), order)) {
            if (!found)
                days.push_back(
                    {date.value, beside - mended, {row, 0}, 0, pieces.front().text.size()});
        }
    }
    if (days.empty())
        days = days_without_marks(analysis);
    std::optional<DayChoice> best;
    for (const auto& day : days) {
        auto choice = day;
        choice.score +=
            again * static_cast<double>(std::ranges::count(days, day.value, &DayChoice::value) - 1);
        if (!best || choice.score > best->score)
            best = choice;
    }
    return best;
}

double worth_of_name(std::string_view name, const Row& row, double body_size)
{
    int letters = 0, capitals = 0, digits = 0;
    for (const char c : name) {
        capitals += is_upper(c) ? 1 : 0;
        letters += is_letter(c) ? 1 : 0;
        digits += is_digit(c) ? 1 : 0;
    }
    if (letters < 4 || letters * 2 < std::ssize(name) || digits > 4)
        return 0;
    float confidence = 0;
    for (const auto& piece : row.pieces)
        confidence += piece.confidence / static_cast<float>(row.pieces.size());
    return 0.5 + (has_legal_form(name) ? 0.8 : 0) + 0.6 * (confidence - 0.6)
        + (capitals * 2 > letters ? 0.3
               : capitals == 0    ? -0.6
                                  : 0)
        - 0.1 * digits + 0.2 * std::clamp(row.height() / body_size - 1, 0.0, 1.0);
}

// The name stands at the top, before numbers, the day and the address; where a shop has a name of
// its own above the company's, the company is the seller.
void set_seller(const Analysis& analysis, Document& document)
{
    constexpr std::size_t rows_max = 9;
    constexpr double least = 0.5, further_down = 0.06;
    double most = least;
    for (std::size_t row = 0; row < std::min(rows_max, analysis.grid.rows.size()); ++row) {
        auto text = text_of(analysis.grid.rows[row]);
        const bool labelled = std::ranges::any_of(analysis.values[row], [](const auto& piece) {
            return !piece.dates.empty()
                || (!piece.labels.empty() && piece.labels[0].begin == 0
                    && piece.labels[0].weight_of(Sense::tax_id) > 0);
        });
        if (labelled)
            break;
        text.resize(std::min(text.find('('), text.size()));
        const auto name = trimmed(name_in(text));
        const double worth = worth_of_name(name, analysis.grid.rows[row], analysis.grid.body_size)
            - further_down * static_cast<double>(row);
        if (worth <= most)
            continue;
        most = worth;
        document.fields.set(
            {Term::seller_name, std::string(name), std::clamp(0.5 * worth, 0.3, 0.8),
             evidence_of(analysis, {row, 0}, 0, analysis.grid.rows[row].pieces[0].text.size())});
    }
}

// A tax that is in the total is as doubtful as the total, but for what it bears it out.
void set_tax(
    const Analysis& analysis,
    const std::optional<TillTax>& found,
    double total_confidence,
    Document& document)
{
    constexpr double borne_out = 0.3;
    const auto set = [&](Term term, const TillTax::Printed& printed) {
        document.fields.set(
            {term, printed.value, std::min(found->confidence, total_confidence + borne_out),
             evidence_of(analysis, printed.at, printed.begin, printed.end)});
    };
    if (found)
        set(Term::tax_amount, found->tax);
    if (found && found->net)
        set(Term::tax_exclusive_amount, *found->net);
}

} // namespace

void read_till_receipt(
    const Analysis& analysis, const std::vector<TillRow>& rows, Document& document)
{
    document.type = DocumentType::receipt;
    document.lines.clear();
    document.checks.clear();
    std::erase_if(document.fields.facts, [](const Fact& fact) {
        return kind_of(fact.term) == TermKind::amount || fact.term == Term::due_date;
    });
    const auto total = till_total_of(rows);
    if (total) {
        const auto& before = total->unrounded.value_or(total->row);
        document.fields.set(
            fact_at(analysis, Term::tax_inclusive_amount, before, total->confidence));
        document.fields.set(fact_at(analysis, Term::payable_amount, total->row, total->confidence));
        if (total->net && total->tax) {
            document.fields.set(
                fact_at(analysis, Term::tax_exclusive_amount, *total->net, total->confidence));
            document.fields.set(
                fact_at(analysis, Term::tax_amount, *total->tax, total->confidence));
        } else {
            set_tax(
                analysis, till_tax_of(analysis, rows, before.amount->value), total->confidence,
                document);
        }
    }
    set_till_currency(analysis, document);
    const auto day = day_of(analysis, puts_day_first(analysis, document));
    if (day)
        document.fields.set(
            {Term::issue_date, day->value, std::min(0.95, day->score),
             evidence_of(analysis, day->at, day->begin, day->end)});
    set_seller(analysis, document);
    const bool proven = total && total->proven;
    document.checks.push_back(
        {"receipt_total_confirmed", proven,
         proven ? "what was given and returned, or sold and taxed, makes the total"
                : "no other amounts confirm the total"});
    const auto* currency = document.fields.find(Term::currency);
    const bool certain =
        (!day || day->score >= 0.75) && (currency == nullptr || currency->confidence >= 0.7);
    document.checks.push_back(
        {"key_fields_certain", certain,
         certain ? "one reading of each key field" : "the day or the currency may be another"});
}

} // namespace mailroom::fields
