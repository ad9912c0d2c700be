#include "parsers/fields/tables/leading_titles.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

// Columns so wide that their figures end where no title stands. Only those of the last column show
// it: they stand behind all titles. Returns how many stand so, with those between two titles.
std::size_t figures_beside_titles(const Analysis& analysis, const Strip& strip, const Table& table)
{
    const auto& last_title = table.columns.back();
    std::size_t behind_all = 0, beside = 0;
    for (const auto& row : table.rows) {
        if (row.kind != RowKind::line || !last_title.sheet_column.empty())
            continue;
        for (std::size_t i = 0; i < analysis.values[row.grid_row].size(); ++i) {
            const PieceRef at{row.grid_row, i};
            const auto& piece = analysis.piece(at);
            for (const auto& amount : analysis.values_of(at).amounts) {
                const auto box = piece.box_of(amount.begin, amount.end);
                if (!is_figure(amount, piece) || !strip.has(box)
                    || stands_under_a_title(table, box))
                    continue;
                ++beside;
                behind_all += box.x0 > last_title.box.x1;
            }
        }
    }
    return behind_all > 0 ? beside : 0;
}

} // namespace

bool is_figure(const ScannedAmount& amount, const Piece& piece)
{
    const bool whole = amount.begin == 0 && amount.end == piece.text.size();
    return is_money(amount) || amount.has_decimals || (whole && !amount.percent);
}

bool stands_under_a_title(const Table& table, const Box& box)
{
    return std::ranges::any_of(
        table.columns, [&box](const Column& column) { return overlap_x(column.box, box) > 0; });
}

bool titles_lead_figures(const Analysis& analysis, const Strip& strip, const Table& table)
{
    constexpr float beyond = 6, level = 3; // Points.
    std::size_t leading = figures_beside_titles(analysis, strip, table), others = 0;
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const auto& cell = row.cells[i];
            const auto& title = table.columns[i].box;
            if (!cell.amount || !table.columns[i].sheet_column.empty())
                continue;
            const auto box = analysis.piece(cell.at).box_of(cell.begin, cell.end);
            if (overlap_x(title, box) <= 0)
                continue;
            leading += box.x1 > title.x1 + beyond && box.x0 > title.x0;
            others += box.x1 < title.x1 + level;
        }
    }
    return leading >= 2 && leading > 2 * others;
}

} // namespace mailroom::fields
