#include "parsers/fields/remittance/side_amounts.h"

#include <algorithm>

namespace mailroom::fields {

bool is_repeated_payment(
    const std::vector<Column>& columns, const std::vector<AmountRow>& rows, std::size_t column)
{
    return rows.size() > 1 && columns[column].weight_of(Sense::payment_amount) > 0.85F
        && std::ranges::all_of(rows, [&](const AmountRow& row) {
               return row.amounts[column] == rows[0].amounts[column];
           });
}

bool is_added(
    const std::vector<Column>& columns, const std::vector<AmountRow>& rows, std::size_t column)
{
    const auto adds_up = [&](std::size_t before, std::size_t behind) {
        return std::ranges::all_of(rows, [&](const AmountRow& row) {
            const auto &a = row.amounts[before], &b = row.amounts[column];
            const auto& sum = row.amounts[behind];
            return a && b && sum && !b->is_zero() && *a + *b == *sum;
        });
    };
    return columns[column].weight_of(Sense::tax) > 0.5F && column > 0 && column + 1 < columns.size()
        && adds_up(column - 1, column + 1);
}

} // namespace mailroom::fields
