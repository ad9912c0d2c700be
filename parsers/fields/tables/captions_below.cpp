#include "parsers/fields/tables/captions_below.h"

#include "parsers/fields/tables/table_body.h"

#include <algorithm>
#include <utility>

namespace mailroom::fields {
namespace {

// The first of the tables at the end that are titled alike.
std::size_t first_of_cards(const std::vector<Table>& tables)
{
    auto first = tables.size();
    while (first > 0 && goes_on(tables.back(), tables[first - 1]))
        --first;
    return first;
}

std::vector<const TableRow*> lines_in(const Table& table)
{
    std::vector<const TableRow*> lines;
    for (const auto& row : table.rows) {
        if (row.kind == RowKind::line)
            lines.push_back(&row);
    }
    return lines;
}

// "Rechnungs-Nr.   Datum   Betrag", though another kind of document may be named first.
bool repeats_titles(const Table& table, const TableRow& row)
{
    std::size_t same = 0;
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        same += row.cells[i].text == table.columns[i].title;
    return same >= 2 && 2 * same >= row.cells.size();
}

// The titles right below the last values of all.
std::optional<std::size_t> last_captions(const Table& last)
{
    const auto lines = lines_in(last);
    if (lines.size() != 1)
        return std::nullopt;
    const auto below = std::ranges::find(last.rows, lines[0]->grid_row + 1, &TableRow::grid_row);
    return below != last.rows.end() && repeats_titles(last, *below) ? std::optional(below->grid_row)
                                                                    : std::nullopt;
}

Table without_rows(const Table& table, std::size_t header_first, std::size_t header_last)
{
    return {header_first, header_last, table.columns, {}};
}

// The values above its titles, and what is told below these.
void read_card(const Analysis& analysis, std::size_t end, Table& card)
{
    read_body_row(analysis, card.header_first - 1, {}, card);
    for (auto row = card.header_last + 1; row < end; ++row)
        read_body_row(analysis, row, {}, card);
}

bool holds_values_above(const Analysis& analysis, const Table& table)
{
    if (table.header_first == 0
        || analysis.grid.rows[table.header_first - 1].page
            != analysis.grid.rows[table.header_first].page)
        return false;
    auto above = without_rows(table, table.header_first, table.header_last);
    read_body_row(analysis, table.header_first - 1, {}, above);
    const auto& row = above.rows.front();
    const auto filled =
        std::ranges::count_if(row.cells, [](const Cell& cell) { return !cell.empty(); });
    return row.kind == RowKind::line && 2 * filled > std::ssize(row.cells)
        && std::ranges::any_of(
               row.cells, [](const Cell& cell) { return cell.amount && is_money(*cell.amount); });
}

} // namespace

std::optional<std::vector<Table>>
tables_with_captions_below(const Analysis& analysis, const std::vector<Table>& tables)
{
    const auto first = first_of_cards(tables);
    const auto last = tables.empty() ? std::nullopt : last_captions(tables.back());
    if (!last || !holds_values_above(analysis, tables[first])
        || !std::all_of(
            tables.begin() + static_cast<std::ptrdiff_t>(first), tables.end(),
            [](const Table& table) { return lines_in(table).size() == 1; }))
        return std::nullopt;
    std::vector<Table> cards;
    for (std::size_t i = 0; i < first; ++i) {
        cards.push_back(tables[i]);
        std::erase_if(cards.back().rows, [&](const TableRow& row) {
            return row.grid_row + 1 >= tables[first].header_first;
        });
        if (lines_in(cards.back()).empty())
            cards.pop_back();
    }
    for (auto i = first; i < tables.size(); ++i)
        cards.push_back(without_rows(tables[i], tables[i].header_first, tables[i].header_last));
    cards.push_back(without_rows(tables.back(), *last, *last));
    for (auto i = cards.size() - (tables.size() - first + 1); i < cards.size(); ++i) {
        const auto end =
            i + 1 < cards.size() ? cards[i + 1].header_first - 1 : analysis.grid.rows.size();
        read_card(analysis, end, cards[i]);
    }
    return cards;
}

} // namespace mailroom::fields
