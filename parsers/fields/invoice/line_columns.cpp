#include "parsers/fields/invoice/line_columns.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

// The titles do not say which column has the amounts, or the prices: quantity times price does.
class ProductFinder {
public:
    ProductFinder(const Analysis& analysis, const Table& table) : analysis_(analysis), table_(table)
    {
    }

    void complete(LineColumns& columns) const
    {
        if (columns.quantity && columns.unit_price && !columns.amount)
            columns.amount = best([&](const TableRow& row, std::size_t column) {
                return holds(row, columns.quantity, columns.unit_price, column);
            });
        else if (columns.quantity && columns.unit_price)
            take_product(columns);
        else if (columns.quantity && columns.amount)
            columns.unit_price = best([&](const TableRow& row, std::size_t column) {
                return column != columns.quantity && column != columns.amount
                    && holds(row, columns.quantity, column, columns.amount);
            });
    }

private:
    // Beside the amounts of lines stand the same with tax: the products are the amounts.
    void take_product(LineColumns& columns) const
    {
        const auto is_amount = [&](std::optional<std::size_t> column) {
            return rows_that([&](const TableRow& row) {
                return holds(row, columns.quantity, columns.unit_price, column);
            });
        };
        const auto product = best([&](const TableRow& row, std::size_t column) {
            return holds(row, columns.quantity, columns.unit_price, column);
        });
        if (product && is_amount(columns.amount) == 0)
            columns.amount = product;
    }

    template <typename Holds>
    std::ptrdiff_t rows_that(const Holds& holds_for) const
    {
        return std::ranges::count_if(table_.rows, holds_for);
    }

    bool holds(
        const TableRow& row,
        std::optional<std::size_t> quantity,
        std::optional<std::size_t> price,
        std::optional<std::size_t> amount) const
    {
        if (quantity == amount || price == amount)
            return false;
        const auto count = amount_in(analysis_, row.cells[*quantity]);
        const auto each = amount_in(analysis_, row.cells[*price]);
        const auto all = amount_in(analysis_, row.cells[*amount]);
        return count && each && all && !all->is_zero()
            && rounded(*count * *each, 2) == rounded(*all, 2);
    }

    // The column for which most rows hold, if any does.
    template <typename Holds>
    std::optional<std::size_t> best(const Holds& holds_for) const
    {
        std::optional<std::size_t> found;
        std::ptrdiff_t most = 0;
        for (std::size_t i = 0; i < table_.columns.size(); ++i) {
            const auto rows = rows_that([&](const TableRow& row) { return holds_for(row, i); });
            if (rows > most) {
                most = rows;
                found = i;
            }
        }
        return found;
    }

    const Analysis& analysis_;
    const Table& table_;
};

// The amount of a line stands in the last column that may mean it.
LineColumns titled_columns_of(const Table& table)
{
    LineColumns columns;
    columns.description = column_of(table, Sense::description);
    columns.quantity = column_of(table, Sense::quantity);
    columns.unit_price = column_of(table, Sense::unit_price, 0.6F);
    float most = 0.45F;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto& column = table.columns[i];
        const float weight = std::max(
            {column.weight_of(Sense::line_amount), column.weight_of(Sense::amount),
             0.9F * column.weight_of(Sense::total), 0.8F * column.weight_of(Sense::net_total),
             0.7F * column.weight_of(Sense::gross_total)});
        if (weight >= most && i != columns.quantity && i != columns.description
            && (i != columns.unit_price || weight > column.weight_of(Sense::unit_price))) {
            most = weight - 0.1F;
            columns.amount = i;
        }
    }
    if (columns.amount && columns.amount == columns.unit_price)
        columns.unit_price.reset();
    return columns;
}

// Where no title says it, descriptions stand in the column with the most words.
void find_description(const Table& table, LineColumns& columns)
{
    std::ptrdiff_t most = 0;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (i == columns.quantity || i == columns.unit_price || i == columns.amount)
            continue;
        const auto words = std::ranges::count_if(table.rows, [i](const TableRow& row) {
            const auto& cell = row.cells[i];
            return !cell.amount && !cell.date && cell.text.find(' ') != std::string::npos;
        });
        if (words > most) {
            most = words;
            columns.description = i;
        }
    }
}

} // namespace

std::optional<Decimal> amount_in(const Analysis& analysis, const Cell& cell)
{
    if (cell.amount)
        return cell.amount->value;
    const auto amounts = scan_amounts(cell.text, analysis.decimal_mark);
    if (amounts.empty() || amounts.front().begin > 0 || amounts.front().percent)
        return std::nullopt;
    return amounts.front().value;
}

LineColumns line_columns_of(const Analysis& analysis, const Table& table)
{
    auto columns = titled_columns_of(table);
    ProductFinder(analysis, table).complete(columns);
    if (columns.amount && !columns.description && (columns.quantity || columns.unit_price))
        find_description(table, columns);
    return columns;
}

} // namespace mailroom::fields
