#include "parsers/fields/tables/number_figures.h"

#include "core/ascii.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace mailroom::fields {
namespace {

bool names_number_alone(const Column& column)
{
    constexpr float named = 0.5F, unsaid = 0.4F;
    bool number = false, amount = false;
    for (const auto& meaning : column.meanings) {
        const auto family = family_of(meaning.sense);
        number = number || (family == Family::number && meaning.weight >= named);
        amount = amount || (family == Family::amount && meaning.weight > unsaid);
    }
    return number && !amount;
}

// Digits, a mark and two more of them: no blank, no sign, no currency, no groups.
bool is_figure(std::string_view text)
{
    constexpr std::size_t decimals = 3, digits_least = 3; // ".26"
    if (text.size() < digits_least + decimals)
        return false;
    const auto mark = text.size() - decimals;
    return (text[mark] == '.' || text[mark] == ',')
        && std::ranges::all_of(text.substr(0, mark), is_digit)
        && std::ranges::all_of(text.substr(mark + 1), is_digit);
}

bool has_amount_beside(const TableRow& row, std::size_t column)
{
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const auto& amount = row.cells[i].amount;
        if (i != column && amount && !amount->percent && amount->has_decimals)
            return true;
    }
    return false;
}

// In each row of amounts a figure of its own.
bool holds_figures(const Table& table, std::size_t column)
{
    std::set<std::string_view> seen;
    for (const auto& row : table.rows) {
        const auto& cell = row.cells[column];
        if (!cell.amount)
            continue;
        if (!is_figure(cell.text) || !has_amount_beside(row, column)
            || !seen.insert(cell.text).second)
            return false;
    }
    return seen.size() > 1;
}

} // namespace

void drop_amounts_of_numbers(Table& table)
{
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        if (!names_number_alone(table.columns[column]) || !holds_figures(table, column))
            continue;
        for (auto& row : table.rows) {
            auto& amount = row.cells[column].amount;
            if (amount && row.kind == RowKind::total)
                row.kind = RowKind::line;
            amount.reset();
        }
        return;
    }
}

} // namespace mailroom::fields
