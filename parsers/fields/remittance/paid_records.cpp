#include "parsers/fields/remittance/paid_records.h"

#include "parsers/fields/choice/candidates.h"
#include "parsers/fields/remittance/advice_shape.h"
#include "parsers/fields/remittance/remittance_prose.h"
#include "parsers/fields/remittance/remittance_records.h"

#include <algorithm>
#include <array>

namespace mailroom::fields {
namespace {

// With the row above the first, where labels stand above their values.
RowRange rows_of(const Analysis& analysis, const ProseLines& records)
{
    if (records.grid_rows.empty())
        return {};
    const auto first = records.grid_rows.front();
    const bool is_labelled = std::ranges::any_of(
        analysis.values[first], [](const PieceValues& piece) { return !piece.labels.empty(); });
    return {is_labelled || first == 0 ? first : first - 1, records.grid_rows.back() + 1};
}

// What is sold, taxed or left. "TK.65346" begins with a word for pieces, and is a number.
bool says_otherwise(const Analysis& analysis)
{
    constexpr float sure = 0.7F;
    const auto is_other = [](const Label& label) {
        return std::ranges::any_of(
            std::array{
                Sense::tax, Sense::tax_rate, Sense::quantity, Sense::unit_price, Sense::balance,
                Sense::previous_balance},
            [&label](Sense sense) { return label.weight_of(sense) >= sure; });
    };
    for (std::size_t row = 0; row < analysis.values.size(); ++row) {
        for (std::size_t i = 0; i < analysis.values[row].size(); ++i) {
            const auto& text = analysis.piece({row, i}).text;
            if (number_at(text, 0) != text
                && std::ranges::any_of(analysis.values[row][i].labels, is_other))
                return true;
        }
    }
    return false;
}

bool is_payment_of(const Analysis& analysis, const ProseLines& record)
{
    if (record.lines.empty() || !is_sum_beside(analysis, record))
        return false;
    const auto says = [&](std::initializer_list<Sense> senses) {
        return count_of(analysis, senses, rows_of(analysis, record)) > 0;
    };
    return !says_otherwise(analysis) && says({Sense::payment_date})
        && says({Sense::payment_reference, Sense::payment_amount})
        && says({Sense::payee, Sense::payer});
}

} // namespace

PaidRecords paid_records_of(const Analysis& analysis)
{
    PaidRecords found;
    auto records = record_lines_of(analysis);
    found.any = !records.lines.empty();
    found.add_up = adds_up(analysis, records);
    if (!found.any)
        records = record_of_one(analysis);
    found.is_one = !found.any && is_payment_of(analysis, records);
    if (found.add_up || found.is_one)
        found.rows = rows_of(analysis, records);
    return found;
}

bool adds_up_in_records(const Analysis& analysis)
{
    return adds_up(analysis, record_lines_of(analysis));
}

bool tells_payment_of_one(const Analysis& analysis)
{
    return is_payment_of(analysis, record_of_one(analysis));
}

} // namespace mailroom::fields
