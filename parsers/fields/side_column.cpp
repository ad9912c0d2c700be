#include "parsers/fields/side_column.h"

#include "core/ascii.h"
#include "core/text.h"
#include "parsers/fields/labels/labels.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

namespace mailroom::fields {
namespace {

constexpr std::size_t captions_least = 2, rows_beside_least = 3;
constexpr float aligned = 0.4F, line_gap_most = 1.1F; // Of the body size.
constexpr float column_gap_least = 1.5F;              // Of the body size, to what stands beside.

bool is_named(Family family)
{
    return family == Family::number || family == Family::date || family == Family::title;
}

// "Invoice no.", "Datum": one label of a number or a date, and nothing else.
bool is_caption(const Piece& piece)
{
    if (!piece.cell.empty() || std::ranges::any_of(piece.text, is_digit))
        return false;
    const auto labels = labels_in(piece.text);
    return labels.size() == 1 && labels[0].begin == 0
        && trimmed(without_trailing(piece.text, " :.")).size() <= labels[0].end + 1
        && std::ranges::any_of(labels[0].meanings, [](const Meaning& meaning) {
               return is_named(family_of(meaning.sense));
           });
}

bool has_figures(const Piece& piece)
{
    return std::ranges::any_of(piece.text, is_digit);
}

// The first or the last pieces of consecutive rows of a page that stand under each other.
struct SideColumn {
    std::vector<PieceRef> pieces;
    std::size_t captions = 0, beside = 0;
    Box box;
};

class SideColumns {
public:
    explicit SideColumns(const Grid& grid) : grid_(grid) {}

    // The column whose first caption stands in this row, at its left or right end.
    std::optional<SideColumn> at(std::size_t row) const
    {
        const auto& pieces = grid_.rows[row].pieces;
        for (const auto piece : {std::size_t{0}, pieces.size() - 1}) {
            if (!is_caption(pieces[piece]))
                continue;
            if (auto column = below({row, piece}); column && stands_apart(*column))
                return column;
        }
        return std::nullopt;
    }

private:
    const Piece& piece(PieceRef at) const { return grid_.rows[at.row].pieces[at.piece]; }

    std::optional<std::size_t> aligned_piece(std::size_t row, const Piece& first) const
    {
        const auto& pieces = grid_.rows[row].pieces;
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            if (std::abs(pieces[i].box.x0 - first.box.x0) < aligned * grid_.body_size)
                return i;
        }
        return std::nullopt;
    }

    // Each caption with its value right below it; no label twice, as it is in a list.
    std::optional<SideColumn> below(PieceRef first) const
    {
        constexpr std::size_t rows_most = 60;
        const auto page = grid_.rows[first.row].page;
        SideColumn column{{}, 0, 0, piece(first).box};
        std::set<std::string> captions;
        const Piece* caption = nullptr;
        const auto last = std::min(first.row + rows_most, grid_.rows.size());
        for (auto row = first.row; row < last && grid_.rows[row].page == page; ++row) {
            const auto index = aligned_piece(row, piece(first));
            if (!index)
                continue;
            const auto& here = grid_.rows[row].pieces[*index];
            if (is_caption(here)) {
                if (!captions.insert(normalized_phrase(here.text)).second)
                    return std::nullopt;
                caption = &here;
            } else {
                const bool is_value = caption != nullptr && has_figures(here)
                    && here.box.y0 - caption->box.y1 < line_gap_most * grid_.body_size;
                if (!is_value)
                    break;
                ++column.captions;
                caption = nullptr;
            }
            column.pieces.push_back({row, *index});
            column.box = united(column.box, here.box);
        }
        if (caption != nullptr && !column.pieces.empty())
            column.pieces.pop_back();
        return column.captions < captions_least ? std::nullopt : std::optional(column);
    }

    // All that stands beside it does so on one side, at a distance, and much of it has figures.
    bool stands_apart(SideColumn& column) const
    {
        const float gap = column_gap_least * grid_.body_size;
        bool left = true, right = true;
        std::set<std::size_t> own;
        const auto first = column.pieces.front().row, last = column.pieces.back().row;
        for (auto row = first; row <= last; ++row) {
            bool figures = false;
            for (std::size_t i = 0; i < grid_.rows[row].pieces.size(); ++i) {
                const PieceRef at{row, i};
                if (std::ranges::find(column.pieces, at) != column.pieces.end())
                    continue;
                const auto& other = piece(at);
                left = left && other.box.x0 > column.box.x1 + gap;
                right = right && other.box.x1 < column.box.x0 - gap;
                figures = figures || has_figures(other);
            }
            column.beside += figures;
        }
        return (left || right) && column.beside >= rows_beside_least;
    }

    const Grid& grid_;
};

Row row_of(const Row& row, std::vector<Piece> pieces)
{
    Row out{row.page, pieces.front().box, std::move(pieces)};
    for (const auto& piece : out.pieces)
        out.box = united(out.box, piece.box);
    return out;
}

void set_apart(Grid& grid, const SideColumn& column)
{
    const auto first = column.pieces.front().row, last = column.pieces.back().row;
    std::vector<Row> own, rest;
    for (auto row = first; row <= last; ++row) {
        auto& whole = grid.rows[row];
        std::vector<Piece> others;
        for (std::size_t i = 0; i < whole.pieces.size(); ++i) {
            if (std::ranges::find(column.pieces, PieceRef{row, i}) != column.pieces.end())
                own.push_back(row_of(whole, {whole.pieces[i]}));
            else
                others.push_back(whole.pieces[i]);
        }
        if (!others.empty())
            rest.push_back(row_of(whole, std::move(others)));
    }
    own.insert(own.end(), rest.begin(), rest.end());
    const auto begin = grid.rows.begin() + static_cast<std::ptrdiff_t>(first);
    const auto place =
        grid.rows.erase(begin, grid.rows.begin() + static_cast<std::ptrdiff_t>(last) + 1);
    grid.rows.insert(place, own.begin(), own.end());
}

} // namespace

void set_side_columns_apart(Grid& grid)
{
    for (std::size_t row = 0; row < grid.rows.size(); ++row) {
        if (const auto column = SideColumns(grid).at(row)) {
            const auto length = column->pieces.size();
            set_apart(grid, *column);
            row += length - 1;
        }
    }
}

} // namespace mailroom::fields
