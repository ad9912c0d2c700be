#include "parsers/fields/invoice/repeated_lines.h"

#include <algorithm>

namespace mailroom::fields {

bool repeats_lines(
    const Analysis& analysis,
    const Table& table,
    const LineColumns& columns,
    const std::vector<Facts>& lines)
{
    const bool priced = std::ranges::any_of(table.rows, [&](const TableRow& row) {
        const auto* cell = columns.unit_price ? &row.cells[*columns.unit_price] : nullptr;
        return cell != nullptr && cell->amount && !cell->amount->percent;
    });
    if (lines.empty() || priced)
        return false;
    Decimal all;
    for (const auto& line : lines)
        all = all + line.amount(Term::line_amount).value_or(Decimal());
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        Decimal sum;
        for (const auto& row : table.rows) {
            if (const auto amount = amount_in(analysis, row.cells[column]))
                sum = sum + *amount;
            if (!sum.is_zero() && sum == all)
                return true;
        }
    }
    return false;
}

} // namespace mailroom::fields
