#include "parsers/fields/card_columns.h"

#include "core/ascii.h"
#include "parsers/fields/choice/candidates.h"
#include "parsers/fields/labels/labels.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace mailroom::fields {
namespace {

constexpr float aligned = 0.4F; // Of the body size.

bool has_figures(const Piece& piece)
{
    return std::ranges::any_of(piece.text, is_digit);
}

// The label that the piece begins with; nothing where it begins otherwise.
std::optional<Label> first_label(const Piece& piece)
{
    const auto labels = labels_in(piece.text);
    return labels.empty() || labels[0].begin > 0 ? std::nullopt : std::optional(labels[0]);
}

// "Invoice A-4711", "Invoice no." with its number beside it.
bool is_heading(const Row& row, std::size_t piece)
{
    constexpr float named = 0.5F;
    const auto& text = row.pieces[piece].text;
    const auto label = first_label(row.pieces[piece]);
    if (!label || weight_as_document(*label) < named)
        return false;
    if (!number_at(text, label->end).empty())
        return true;
    const bool is_caption = !has_figures(row.pieces[piece]);
    return is_caption && piece + 1 < row.pieces.size() && has_figures(row.pieces[piece + 1])
        && !first_label(row.pieces[piece + 1]);
}

// Where cards begin from left to right, in a row that heads two or more of them.
std::vector<float> edges_of(const Row& row)
{
    std::vector<float> edges;
    for (std::size_t i = 0; i < row.pieces.size(); ++i) {
        if (!row.pieces[i].cell.empty())
            return {};
        if (is_heading(row, i))
            edges.push_back(row.pieces[i].box.x0);
    }
    return edges;
}

class Cards {
public:
    explicit Cards(Grid& grid) : grid_(grid), slack_(aligned * grid.body_size) {}

    // One row of cards, whose headings stand in this row: those of the row below are found next.
    // How many rows they became, 0 where there are none.
    std::size_t set_apart(std::size_t first)
    {
        const auto edges = edges_of(grid_.rows[first]);
        if (edges.size() < 2 || grid_.rows[first].pieces[0].box.x0 < edges[0] - slack_)
            return 0;
        std::size_t end = first + 1, alike = 0;
        for (; end < grid_.rows.size() && grid_.rows[end].page == grid_.rows[first].page
             && fits(grid_.rows[end], edges) && edges_of(grid_.rows[end]).empty();
             ++end)
            alike += says_alike(grid_.rows[end], edges);
        constexpr std::size_t alike_least = 2; // "Amount" and "Paid" in each.
        if (alike < alike_least)
            return 0;
        return reorder(first, end, edges);
    }

private:
    std::size_t card_of(const Piece& piece, const std::vector<float>& edges) const
    {
        std::size_t card = 0;
        while (card + 1 < edges.size() && piece.box.x0 >= edges[card + 1] - slack_)
            ++card;
        return card;
    }

    bool fits(const Row& row, const std::vector<float>& edges) const
    {
        return std::ranges::all_of(row.pieces, [&](const Piece& piece) {
            const auto card = card_of(piece, edges);
            return piece.box.x0 >= edges[0] - slack_
                && (card + 1 == edges.size() || piece.box.x1 < edges[card + 1] - slack_);
        });
    }

    // Two cards or more name an amount by one label: "Paid  120.00    Paid  77.40".
    bool says_alike(const Row& row, const std::vector<float>& edges) const
    {
        std::vector<std::string> labels(edges.size());
        for (const auto& piece : row.pieces) {
            const auto label = first_label(piece);
            if (label && family_of(label->best()) == Family::amount)
                labels[card_of(piece, edges)] = normalized_phrase(piece.text.substr(0, label->end));
        }
        std::erase(labels, "");
        const auto figures = std::ranges::count_if(row.pieces, has_figures);
        return labels.size() > 1 && std::ranges::count(labels, labels[0]) > 1
            && figures >= static_cast<std::ptrdiff_t>(labels.size());
    }

    std::size_t reorder(std::size_t first, std::size_t end, const std::vector<float>& edges)
    {
        std::vector<Row> rows;
        for (std::size_t card = 0; card < edges.size(); ++card) {
            for (auto row = first; row < end; ++row) {
                Row own{grid_.rows[row].page, {}, {}};
                for (const auto& piece : grid_.rows[row].pieces) {
                    if (card_of(piece, edges) != card)
                        continue;
                    own.box = own.pieces.empty() ? piece.box : united(own.box, piece.box);
                    own.pieces.push_back(piece);
                }
                if (!own.pieces.empty())
                    rows.push_back(std::move(own));
            }
        }
        const auto begin = grid_.rows.begin();
        const auto at = grid_.rows.erase(
            begin + static_cast<std::ptrdiff_t>(first), begin + static_cast<std::ptrdiff_t>(end));
        grid_.rows.insert(at, rows.begin(), rows.end());
        return rows.size();
    }

    Grid& grid_;
    float slack_;
};

} // namespace

void set_cards_apart(Grid& grid)
{
    Cards cards(grid);
    for (std::size_t row = 0; row + 1 < grid.rows.size();)
        row += std::max<std::size_t>(1, cards.set_apart(row));
}

} // namespace mailroom::fields
