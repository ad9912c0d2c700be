#include "parsers/fields/document_type.h"

#include "parsers/fields/billing_shape.h"
#include "parsers/fields/choice/candidates.h"
#include "parsers/fields/document_checks.h"
#include "parsers/fields/document_titles.h"
#include "parsers/fields/remittance/advice_shape.h"
#include "parsers/fields/remittance/remittance_prose.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

// How many pieces of the text say that something is paid: "our payment of", "it settles".
std::ptrdiff_t pieces_that_pay(const Analysis& analysis)
{
    std::ptrdiff_t count = 0;
    for (const auto& row : analysis.values) {
        count += std::ranges::count_if(row, [](const PieceValues& piece) {
            return std::ranges::any_of(
                piece.labels, [](const Label& label) { return label.weight_of(Sense::pays) > 0; });
        });
    }
    return count;
}

// What the page lists: payments, documents that add up to one, or just documents.
double
score_of_tables(const Analysis& analysis, const std::vector<Table>& tables, bool is_statement)
{
    if (lists_payments(tables))
        return 0.5;
    if (lists_documents_that_add_up(analysis, tables)
        || (!is_statement && sets_off_documents(analysis, tables)))
        return 0.4;
    return lists_documents(tables) ? 0.2 : 0;
}

double score_of_advice(
    const Analysis& analysis,
    const std::vector<Table>& tables,
    const ExtractContext& context,
    const PaidRecords& records,
    double billing,
    bool is_statement)
{
    const double payment = count_of(
        analysis,
        {Sense::payment_amount, Sense::payment_date, Sense::payment_reference, Sense::vendor_number,
         Sense::paid, Sense::payer});
    double score = 0.12 * payment + score_of_tables(analysis, tables, is_statement);
    if (payment > 0 && is_shaped_as_advice(analysis, tables))
        score += 0.25;
    const bool typed =
        records.add_up || records.is_one || (tables.empty() && adds_up_in_prose(analysis));
    if (typed)
        score += 0.5;
    else if (payment > 0 && tables.empty() && records.any)
        score += 0.25;
    // A letter that says so twice pays, though OCR has spoilt what it lists.
    if (!context.is_body && billing == 0 && payment == 0 && pieces_that_pay(analysis) > 1)
        score += 0.5;
    const bool lists = lists_payments(tables) || lists_documents(tables) || typed
        || sets_off_documents(analysis, tables);
    if (lists || (payment > 0 && !context.is_body)) // A mail that says "we pay" may just promise.
        score += 0.4 * count_of(analysis, {Sense::pays});
    return score;
}

// "Rechnung Nr. 26-0417", "FACTURA: MZ/774": a label with its number, where no other row has one.
bool numbers_itself(const Analysis& analysis, const std::vector<Table>& tables)
{
    std::size_t count = 0;
    for (std::size_t row = 0; row < analysis.values.size(); ++row) {
        const auto& pieces = analysis.grid.rows[row].pieces;
        const bool in_table = std::ranges::any_of(tables, [row](const Table& table) {
            return table.header_first <= row && row <= table.header_last;
        });
        for (std::size_t i = 0; i < pieces.size() && !in_table; ++i) {
            const auto& labels = analysis.values[row][i].labels;
            const auto found = std::ranges::find_if(labels, [](const Label& label) {
                return label.begin == 0
                    && (label.weight_of(Sense::invoice_number) > 0
                        || label.weight_of(Sense::title_invoice) > 0);
            });
            if (found == labels.end())
                continue;
            const bool ends = found->end + 1 >= pieces[i].text.size();
            const bool has_number = ends
                ? i + 1 < pieces.size() && !number_at(pieces[i + 1].text, 0).empty()
                : !number_at(pieces[i].text, found->end).empty();
            count += has_number ? 1 : 0;
        }
    }
    return count == 1;
}

TypeChoice choice_of(const TypeScores& scores)
{
    const auto best =
        std::ranges::max_element(scores, {}, [](const auto& entry) { return entry.second; });
    if (best == scores.end() || best->second < 0.45)
        return {};
    double second = 0;
    for (const auto& [type, score] : scores)
        second = type == best->first ? second : std::max(second, score);
    return {best->first, std::clamp(0.5 + (best->second - second), 0.3, 0.98)};
}

} // namespace

TypeChoice
type_of(const Analysis& analysis, const std::vector<Table>& tables, const ExtractContext& context)
{
    TypeScores scores;
    auto records = paid_records_of(analysis);
    add_titles(analysis, tables, records.add_up ? records.rows : RowRange(), scores);
    // An invoice that was paid says so, too.
    constexpr double surely_titled = 0.5;
    if (records.is_one && scores[DocumentType::invoice] > surely_titled)
        records = {};
    const bool is_titled =
        std::ranges::any_of(scores, [](const auto& entry) { return entry.second > surely_titled; });
    const bool is_untitled_bill = !is_titled && !records.add_up && is_shaped_as_bill(analysis);
    const double billing = count_of(
        analysis,
        {Sense::invoice_number, Sense::invoice_date, Sense::gross_total, Sense::tax,
         Sense::due_date, Sense::buyer},
        records.rows);
    scores[DocumentType::invoice] += 0.12 * billing;
    // A bill of an account says what it adds to the balance, a statement only what was billed.
    scores[DocumentType::invoice] += 0.5 * count_of(analysis, {Sense::period_charges});
    const bool is_statement = scores[DocumentType::statement] > 0;
    if (is_untitled_bill)
        scores[DocumentType::invoice] += 0.45;
    else
        scores[DocumentType::remittance_advice] +=
            score_of_advice(analysis, tables, context, records, billing, is_statement);
    if (scores[DocumentType::credit_note] > 0.3)
        scores[DocumentType::credit_note] += 0.1 + 0.12 * billing;
    add_file_name(context.filename, scores);
    auto choice = choice_of(scores);
    if (is_untitled_bill && !numbers_itself(analysis, tables))
        choice.confidence = std::min(choice.confidence, type_by_shape);
    return choice;
}

} // namespace mailroom::fields
