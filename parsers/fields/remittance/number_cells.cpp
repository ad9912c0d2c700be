#include "parsers/fields/remittance/number_cells.h"

#include "core/ascii.h"
#include "core/text.h"
#include "parsers/fields/choice/candidates.h"
#include "parsers/fields/remittance/named_numbers.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

constexpr std::size_t rows_of_number_max = 4;
constexpr int number_words_max = 4; // More are a sentence.

// "Fattura n. 4711 del 16/05/2026"
bool names_number_and_date(const Cell& cell)
{
    const auto labels = labels_in(cell.text);
    return !labels.empty() && labels[0].begin == 0 && !number_at(cell.text, labels[0].end).empty();
}

bool means_amounts(const Column& column)
{
    return std::ranges::any_of(column.meanings, [](const Meaning& meaning) {
        return family_of(meaning.sense) == Family::amount && meaning.weight > 0.4F;
    });
}

bool is_of_sheet(const Analysis& analysis, const Cell& cell)
{
    return !analysis.piece(cell.at).cell.empty();
}

// "INV-26-", "PA/": what a line's end has cut; "-----" is a rule.
bool goes_on(std::string_view text)
{
    const bool is_cut = text.ends_with('-') || text.ends_with('/');
    return is_cut && text.size() > 1 && text[text.size() - 2] != text.back();
}

// The figure that a cell begins with and that may count its row; zero where there is none.
std::size_t counter_in(std::string_view text)
{
    constexpr std::size_t digits_max = 3;
    std::size_t count = 0, digits = 0;
    while (digits < text.size() && is_digit(text[digits]) && digits <= digits_max)
        count = 10 * count + static_cast<std::size_t>(text[digits++] - '0');
    const bool ends = digits == text.size() || text[digits] == ' ';
    return ends && digits <= digits_max ? count : 0;
}

// The number stands behind its count in one piece of the row, or in a piece of its own.
void drop_counter(const Analysis& analysis, Cell& cell)
{
    const auto behind = std::min(cell.text.find(' '), cell.text.size() - 1) + 1;
    cell.text.erase(0, behind);
    if (cell.text.empty()) {
        cell = {};
        return;
    }
    if (cell.begin + behind < cell.end) {
        cell.begin += behind;
        return;
    }
    const auto& pieces = analysis.grid.rows[cell.at.row].pieces;
    for (auto piece = cell.at.piece + 1; piece < pieces.size(); ++piece) {
        const std::string_view text = pieces[piece].text;
        const auto size = std::min(text.size(), cell.text.size());
        if (cell.text.starts_with(text.substr(0, size))) {
            cell.at.piece = piece;
            cell.begin = 0;
            cell.end = size;
            return;
        }
    }
}

} // namespace

bool is_number_cell(const Cell& cell)
{
    constexpr std::size_t bytes_max = 60, bytes_of_words_max = 160;
    const auto digits = std::ranges::count_if(cell.text, is_digit);
    if (cell.text.size() <= bytes_of_words_max && !named_number_in(cell.text).empty())
        return true;
    const bool address = cell.text.find("//") != cell.text.npos; // What a browser prints below.
    return digits > 0 && !address && !(cell.amount && is_money(*cell.amount))
        && cell.text.size() <= bytes_max
        && (cell.date ? names_number_and_date(cell)
                      : std::ranges::count(cell.text, ' ') < number_words_max);
}

bool has_money(const Analysis& analysis, const Table& table, const TableRow& row, std::size_t but)
{
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const auto& amount = row.cells[i].amount;
        if (i != but && amount && !amount->percent
            && (amount->has_decimals || !amount->currency.empty()
                || (means_amounts(table.columns[i])
                    && (is_of_sheet(analysis, row.cells[i]) || !writes_decimals(table, i)))))
            return true;
    }
    return false;
}

NumberCells::NumberCells(const Analysis& analysis, const Table& table, std::size_t column)
    : analysis_(analysis),
      table_(table),
      column_(column),
      counted_(are_counted())
{
}

// One after the other, and each has a number behind its count, or around it where that is wrapped.
// A scan may misread one count in four, or a row with its count.
bool NumberCells::are_counted() const
{
    constexpr std::size_t rows_to_misread_one = 4, misread_bytes_most = 2;
    std::size_t last = 0, rows = 0, misread = 0;
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
        const auto& row = table_.rows[i];
        const std::string_view text = row.cells[column_].text;
        if (row.kind != RowKind::line || text.empty()
            || !has_money(analysis_, table_, row, column_))
            continue;
        const auto count = counter_in(text);
        const auto behind = text.find(' ');
        const bool numbered =
            behind != text.npos ? !number_at(text, behind).empty() : is_wrapped(i);
        if (!numbered || (rows == 0 && count == 0))
            return false;
        const bool follows = rows == 0 || count == last + 1;
        const bool skips_one = !follows && count == last + 2;
        if (!follows && !skips_one && behind > misread_bytes_most)
            return false;
        misread += follows ? 0 : 1;
        last = rows == 0 || skips_one ? count : last + 1;
        ++rows;
    }
    return rows > 1 && rows_to_misread_one * misread <= rows;
}

// What the other row holds of the number, where it stands right above or below and has no money.
const Cell* NumberCells::part_at(std::size_t index, std::size_t other) const
{
    if (other >= table_.rows.size() || table_.rows[other].cells[column_].empty()
        || has_money(analysis_, table_, table_.rows[other], column_))
        return nullptr;
    const auto& row = analysis_.grid.rows[table_.rows[index].grid_row];
    const auto& beside = analysis_.grid.rows[table_.rows[other].grid_row];
    const float gap = std::max(row.box.y0, beside.box.y0) - std::min(row.box.y1, beside.box.y1);
    return row.page == beside.page && gap < analysis_.grid.body_size
        ? &table_.rows[other].cells[column_]
        : nullptr;
}

bool NumberCells::is_wrapped(std::size_t index) const
{
    const auto* above = index > 0 ? part_at(index, index - 1) : nullptr;
    const auto* below = part_at(index, index + 1);
    return above != nullptr && below != nullptr && goes_on(above->text)
        && std::ranges::any_of(below->text, is_digit);
}

// "INV-26-" above and "05788" below the amounts of a row are one number that was wrapped.
void NumberCells::complete(std::size_t index, Cell& cell) const
{
    if (const auto* above = index > 0 ? part_at(index, index - 1) : nullptr;
        above != nullptr && goes_on(above->text)) {
        auto whole = *above;
        whole.text += cell.text;
        cell = std::move(whole);
    }
    for (std::size_t next = index + 1; next < index + rows_of_number_max && goes_on(cell.text);
         ++next) {
        const auto* below = part_at(next - 1, next);
        if (below == nullptr || !std::ranges::any_of(below->text, is_digit))
            return;
        cell.text += below->text;
    }
}

TableRow NumberCells::row_at(std::size_t index) const
{
    auto row = table_.rows[index];
    auto& cell = row.cells[column_];
    if (!has_money(analysis_, table_, row, column_))
        return row;
    if (counted_ && row.kind == RowKind::line && !cell.empty())
        drop_counter(analysis_, cell);
    complete(index, cell);
    return row;
}

} // namespace mailroom::fields
