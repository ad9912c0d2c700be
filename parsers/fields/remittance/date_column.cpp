#include "parsers/fields/remittance/date_column.h"

#include <algorithm>

namespace mailroom::fields {

std::optional<std::size_t> date_column_of(const Table& table)
{
    std::optional<std::size_t> best;
    double most = 0;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto dates = std::ranges::count_if(
            table.rows, [i](const TableRow& row) { return row.cells[i].date.has_value(); });
        if (dates == 0)
            continue;
        const auto& column = table.columns[i];
        const double weight = 0.2
            + std::max(column.weight_of(Sense::invoice_date),
                       0.8F * column.weight_of(Sense::any_date))
            - 0.5
                * std::max(
                    {column.weight_of(Sense::due_date), column.weight_of(Sense::payment_date)})
            + 0.1 * column.weight_of(Sense::other_date);
        if (weight > most) {
            most = weight;
            best = i;
        }
    }
    return best;
}

} // namespace mailroom::fields
