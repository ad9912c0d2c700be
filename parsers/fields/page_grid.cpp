#include "parsers/fields/page_grid.h"

#include <algorithm>
#include <cmath>

namespace mailroom::fields {
namespace {

// Of the height of a line: a wider gap parts columns.
constexpr float column_gap = 0.8F;

float middle_y(const Box& box)
{
    return (box.y0 + box.y1) / 2;
}

Piece piece_from(const Word& word)
{
    Piece piece;
    piece.text = word.text;
    piece.words.push_back({0, word.text.size(), word.box});
    piece.box = word.box;
    piece.font_size = word.font_size > 0 ? word.font_size : word.box.height();
    piece.bold = word.bold;
    piece.confidence = word.confidence;
    piece.cell = word.cell;
    return piece;
}

void append(Piece& piece, const Word& word)
{
    piece.text += ' ';
    piece.words.push_back({piece.text.size(), piece.text.size() + word.text.size(), word.box});
    piece.text += word.text;
    piece.box = united(piece.box, word.box);
    piece.confidence = std::min(piece.confidence, word.confidence);
}

bool belongs_to(const Piece& piece, const Word& word)
{
    if (!word.cell.empty() || !piece.cell.empty())
        return word.cell == piece.cell;
    // OCR draws its boxes around the ink of a word, which may have no high letter.
    const float height = std::max(
        std::min(word.box.height(), piece.words.back().box.height()),
        std::min(word.font_size, piece.font_size));
    const float gap = word.box.x0 - piece.words.back().box.x1;
    return gap < column_gap * height;
}

Row row_of(std::vector<const Word*>& words, std::uint32_t page)
{
    std::ranges::stable_sort(words, {}, [](const Word* word) { return word->box.x0; });
    Row row{.page = page, .box = words.front()->box, .pieces = {}};
    for (const auto* word : words) {
        row.box = united(row.box, word->box);
        if (!row.pieces.empty() && belongs_to(row.pieces.back(), *word))
            append(row.pieces.back(), *word);
        else
            row.pieces.push_back(piece_from(*word));
    }
    return row;
}

void add_page(Grid& grid, const Page& page, std::uint32_t number, std::size_t words_left)
{
    std::vector<const Word*> words;
    words.reserve(page.words.size());
    for (const auto& word : page.words) {
        if (words.size() == words_left)
            break;
        if (!word.text.empty())
            words.push_back(&word);
    }
    std::ranges::stable_sort(words, {}, [](const Word* word) { return middle_y(word->box); });
    std::vector<const Word*> row;
    float middle = 0, height = 0;
    for (const auto* word : words) {
        const float shared = std::min(height, word->box.height());
        if (!row.empty() && std::abs(middle_y(word->box) - middle) > 0.45F * shared) {
            grid.rows.push_back(row_of(row, number));
            row.clear();
        }
        const auto count = static_cast<float>(row.size());
        middle = (middle * count + middle_y(word->box)) / (count + 1);
        height = row.empty() ? word->box.height() : std::min(height, word->box.height());
        row.push_back(word);
    }
    if (!row.empty())
        grid.rows.push_back(row_of(row, number));
}

} // namespace

Box Piece::box_of(std::size_t begin, std::size_t end) const
{
    Box found;
    bool first = true;
    for (const auto& word : words) {
        if (word.end <= begin || word.begin >= end)
            continue;
        found = first ? word.box : united(found, word.box);
        first = false;
    }
    return first ? box : found;
}

std::string Grid::text() const
{
    std::string out;
    for (const auto& row : rows) {
        for (const auto& piece : row.pieces)
            (out += piece.text) += "  ";
        out += '\n';
    }
    return out;
}

Grid grid_of(const TextLayout& layout, const Limits& limits)
{
    Grid grid;
    std::size_t words_left = limits.words_max;
    std::vector<float> heights;
    std::uint32_t number = 0;
    for (const auto& page : layout.pages) {
        grid.page_heights.push_back(page.height);
        grid.page_widths.push_back(page.width);
        add_page(grid, page, ++number, words_left);
        words_left -= std::min(words_left, page.words.size());
        for (const auto& word : page.words)
            heights.push_back(word.box.height());
    }
    if (!heights.empty()) {
        const auto middle = heights.begin() + std::ssize(heights) / 2;
        std::ranges::nth_element(heights, middle);
        grid.body_size = std::max(*middle, 1.0F);
    }
    return grid;
}

std::string sheet_column_of(std::string_view cell)
{
    cell.remove_prefix(std::min(cell.size(), cell.rfind('!') + 1));
    const auto letters = cell.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    return std::string(cell.substr(0, letters));
}

Box united(const Box& a, const Box& b)
{
    return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

float overlap_x(const Box& a, const Box& b)
{
    return std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
}

} // namespace mailroom::fields
