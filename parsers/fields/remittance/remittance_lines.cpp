#include "parsers/fields/remittance/remittance_lines.h"

#include "core/ascii.h"
#include "parsers/fields/choice/candidates.h"
#include "parsers/fields/invoice/payment_box.h"
#include "parsers/fields/remittance/credit_rows.h"
#include "parsers/fields/remittance/date_column.h"
#include "parsers/fields/remittance/line_reasons.h"
#include "parsers/fields/remittance/number_cells.h"
#include "parsers/fields/remittance/number_column.h"
#include "parsers/fields/remittance/reductions_below.h"

#include <algorithm>
#include <span>
#include <string_view>

namespace mailroom::fields {
namespace {

PaidLine line_of(
    const Analysis& analysis, const Table& table, const TableRow& row, std::size_t number_column)
{
    PaidLine line{&table, &row, row.cells[number_column], {}, reason_in(table, row)};
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const auto& amount = row.cells[i].amount;
        const bool counts = amount && !amount->percent && i != number_column && !row.cells[i].date;
        if (amount && amount->percent)
            line.amounts.rates.push_back(amount->value);
        line.amounts.amounts.push_back(counts ? std::optional(amount->value) : std::nullopt);
    }
    line.amounts.is_credit = is_credit_row(analysis, row, line.number);
    return line;
}

bool is_total_row(const Analysis& analysis, const TableRow& row, std::size_t number_column)
{
    if (row.kind != RowKind::total)
        return false;
    const auto& number = row.cells[number_column];
    const auto labels = labels_in(number.text); // "CR" may end a number.
    if (!is_number_cell(number) || (!labels.empty() && labels.front().begin == 0))
        return true;
    const auto& first = analysis.values[row.grid_row][0].labels;
    return std::ranges::any_of(
        first, [](const Label& label) { return family_of(label.best()) == Family::amount; });
}

// What the lines above come to in one of the columns, whatever the row calls it.
bool is_sum_of(const std::vector<PaidLine>& lines, const TableRow& row)
{
    for (std::size_t i = 0; lines.size() > 1 && i < row.cells.size(); ++i) {
        Decimal sum;
        for (const auto& line : lines)
            sum = sum + line.amounts.amounts[i].value_or(Decimal());
        if (!sum.is_zero() && row.cells[i].amount && sum == row.cells[i].amount->value)
            return true;
    }
    return false;
}

// "Branch 4711" over two columns or more of what its lines come to, those behind the sum before it.
bool sums_group(std::span<const PaidLine> lines, const TableRow& row)
{
    constexpr std::size_t sums_least = 2;
    std::size_t sums = 0;
    for (std::size_t i = 0; lines.size() > 1 && i < row.cells.size(); ++i) {
        const auto& amount = row.cells[i].amount;
        if (!amount || !is_money(*amount) || amount->value.is_zero())
            continue;
        Decimal sum;
        for (const auto& line : lines)
            sum = sum + line.amounts.amounts[i].value_or(Decimal());
        if (sum != amount->value)
            return false;
        ++sums;
    }
    return sums >= sums_least;
}

// "Freight bills paid: 9", "9 Belege": how many documents there are.
bool counts_documents(const Cell& cell)
{
    constexpr std::size_t digits_most = 3;
    const std::string_view text = cell.text;
    const auto is_count = [](std::string_view figure) {
        return !figure.empty() && figure.size() <= digits_most
            && std::ranges::all_of(figure, is_digit);
    };
    const auto colon = text.rfind(": "), blank = text.find(' ');
    return blank != text.npos
        && ((colon != text.npos && is_count(text.substr(colon + 2)))
            || (is_count(text.substr(0, blank))
                && std::ranges::none_of(text.substr(blank), is_digit)));
}

// What the lines above come to in any of the columns, and no more than how many they are.
bool counts_and_sums(const std::vector<PaidLine>& lines, const TableRow& row, const Cell& number)
{
    if (lines.size() < 2 || !counts_documents(number))
        return false;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        Decimal sum;
        for (const auto& line : lines)
            sum = sum + line.amounts.amounts[i].value_or(Decimal());
        if (!sum.is_zero() && std::ranges::any_of(row.cells, [&](const Cell& cell) {
                return cell.amount && cell.amount->value == sum;
            }))
            return true;
    }
    return false;
}

// "our voucher 77120 · damaged sacks: 41.08", below a line: the payer's own number says more of it.
bool begins_with_own_number(const Cell& cell)
{
    const auto labels = labels_in(cell.text);
    return !labels.empty() && labels[0].begin == 0 && labels[0].weight_of(Sense::own_number) > 0.6F;
}

// Of the line, with its titles where these stand below it.
float bottom_of(const Analysis& analysis, const Table& table, const TableRow& row)
{
    const auto last = table.header_first > row.grid_row ? table.header_last : row.grid_row;
    return analysis.grid.rows[last].box.y1;
}

RemittanceTable read(const Analysis& analysis, const Table& table, std::size_t number_column)
{
    RemittanceTable out{&table, number_column, date_column_of(table), {}};
    const NumberCells cells(analysis, table, number_column);
    constexpr float below_all = -1e6F;
    float last_bottom = 0;
    ReductionsBelow reductions;
    std::size_t group = 0;           // The first line behind the last sum of some.
    const TableRow* above = nullptr; // Words that begin half beside the line below.
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const auto row = cells.row_at(i);
        const auto& grid_row = analysis.grid.rows[row.grid_row];
        if (sums_group(std::span(out.lines).subspan(group), row)) {
            group = out.lines.size();
            last_bottom = below_all;
            continue;
        }
        const bool line = is_number_cell(row.cells[number_column])
            && has_money(analysis, table, row, number_column)
            && !is_total_row(analysis, row, number_column)
            && !counts_and_sums(out.lines, row, row.cells[number_column])
            && (out.lines.empty() || !begins_with_own_number(row.cells[number_column]));
        if (line) {
            out.lines.push_back(line_of(analysis, table, row, number_column));
            reductions = {};
            out.lines.back().row = &table.rows[i];
            if (above != nullptr)
                add_reason_above(*above, out.lines.back());
            above = nullptr;
            last_bottom = bottom_of(analysis, table, row);
        } else if (
            i + 1 < table.rows.size() && row.kind != RowKind::total
            && analysis.grid.rows[table.rows[i + 1].grid_row].box.y0 < grid_row.box.y1
            && analysis.grid.rows[table.rows[i + 1].grid_row].page == grid_row.page
            && grid_row.box.y0 >= last_bottom) {
            above = &table.rows[i];
        } else if (is_sum_of(out.lines, row)) {
            last_bottom = below_all; // What follows explains the whole, and not the last line.
        } else if (
            !out.lines.empty() && grid_row.box.y0 - last_bottom < 1.2F * analysis.grid.body_size
            && (reductions.add(row, out.lines.back()) || row.kind != RowKind::total)) {
            add_reason_below(table, row, out.lines.back());
            last_bottom = grid_row.box.y1;
        }
    }
    return out;
}

} // namespace

std::vector<RemittanceTable>
remittance_tables_of(const Analysis& analysis, const std::vector<Table>& tables)
{
    std::vector<RemittanceTable> found;
    for (const auto& table : tables) {
        if (const auto number = number_column_of(analysis, table)) {
            auto read_table = read(analysis, table, *number);
            mark_credits_by_letter(read_table.lines);
            if (!read_table.lines.empty())
                found.push_back(std::move(read_table));
        }
    }
    drop_payment_box(found);
    return found;
}

} // namespace mailroom::fields
