#include "parsers/fields/page_grid.h"

#include <algorithm>
#include <cmath>

namespace mailroom::fields {
namespace {

// Of the height of a line: a wider gap parts columns.
constexpr float column_gap = 0.8F;

// The ink of typewriter letters stands further apart than that; two of its blanks part columns.
constexpr float typewriter_gap = 1.5F; // Of the usual gap.

bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

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

bool belongs_to(const Piece& piece, const Word& word, float gap_max)
{
    if (!word.cell.empty() || !piece.cell.empty())
        return word.cell == piece.cell;
    // OCR draws its boxes around the ink of a word, which may have no high letter.
    const float height = std::max(
        std::min(word.box.height(), piece.words.back().box.height()),
        std::min(word.font_size, piece.font_size));
    const float gap = word.box.x0 - piece.words.back().box.x1;
    return gap < gap_max * height;
}

Row row_of(std::vector<const Word*>& words, std::uint32_t page, float gap_max)
{
    std::ranges::stable_sort(words, {}, [](const Word* word) { return word->box.x0; });
    Row row{.page = page, .box = words.front()->box, .pieces = {}};
    for (const auto* word : words) {
        row.box = united(row.box, word->box);
        if (!row.pieces.empty() && belongs_to(row.pieces.back(), *word, gap_max))
            append(row.pieces.back(), *word);
        else
            row.pieces.push_back(piece_from(*word));
    }
    return row;
}

float middle_of(std::vector<float>& values)
{
    const auto middle = values.begin() + std::ssize(values) / 2;
    std::ranges::nth_element(values, middle);
    return *middle;
}

// Whether nearly all values are near to the one in the middle.
bool are_alike(std::vector<float>& values, float within)
{
    constexpr float share_least = 0.7F;
    constexpr std::ptrdiff_t values_least = 10;
    if (std::ssize(values) < values_least)
        return false;
    const float usual = middle_of(values);
    const auto near = std::ranges::count_if(
        values, [usual, within](float value) { return std::abs(value - usual) < within * usual; });
    return static_cast<float>(near) > share_least * static_cast<float>(values.size());
}

// Each letter of a typewriter takes the same room; of other letters, figures alone do.
bool is_typewritten(const std::vector<const Word*>& words)
{
    constexpr std::size_t letters_least = 4;
    constexpr float bearings = 0.25F, alike = 0.08F;
    std::vector<float> pitches;
    for (const auto* word : words) {
        const auto length = static_cast<float>(word->text.size());
        if (word->text.size() >= letters_least
            && std::ranges::all_of(word->text, [](char c) { return is_letter(c); }))
            pitches.push_back(word->box.width() / (length - bearings));
    }
    return are_alike(pitches, alike);
}

// Of the height of a line.
float column_gap_of(const std::vector<const Word*>& words)
{
    constexpr float counted_max = 1.6F, alike = 0.25F;
    if (!is_typewritten(words))
        return column_gap;
    std::vector<float> gaps;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const auto& left = words[i - 1]->box;
        const auto& right = words[i]->box;
        const float height = std::max(
            std::min(left.height(), right.height()),
            std::min(words[i - 1]->font_size, words[i]->font_size));
        const float gap = (right.x0 - left.x1) / std::max(height, 1.0F);
        if (std::abs(middle_y(left) - middle_y(right)) < 0.45F * height && gap > 0
            && gap < counted_max)
            gaps.push_back(gap);
    }
    return are_alike(gaps, alike) ? std::max(column_gap, typewriter_gap * middle_of(gaps))
                                  : column_gap;
}

void add_page(Grid& grid, const Page& page, std::uint32_t number, std::size_t words_left)
{
    constexpr float flat = 0.6F; // Of the usual height: a speck or a dash must not part a row.
    std::vector<const Word*> words;
    words.reserve(page.words.size());
    for (const auto& word : page.words) {
        if (words.size() == words_left)
            break;
        if (!word.text.empty())
            words.push_back(&word);
    }
    if (words.empty())
        return;
    const float gap_max = column_gap_of(words);
    std::vector<float> heights;
    for (const auto* word : words)
        heights.push_back(word->box.height());
    const float least = flat * middle_of(heights);
    std::ranges::stable_sort(words, {}, [](const Word* word) { return middle_y(word->box); });
    std::vector<const Word*> row;
    float middle = 0, height = 0;
    for (const auto* word : words) {
        const float shared = std::max(std::min(height, word->box.height()), least);
        if (!row.empty() && std::abs(middle_y(word->box) - middle) > 0.45F * shared) {
            grid.rows.push_back(row_of(row, number, gap_max));
            row.clear();
        }
        const auto count = static_cast<float>(row.size());
        middle = (middle * count + middle_y(word->box)) / (count + 1);
        height = row.empty() ? word->box.height() : std::min(height, word->box.height());
        row.push_back(word);
    }
    if (!row.empty())
        grid.rows.push_back(row_of(row, number, gap_max));
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
    if (!heights.empty())
        grid.body_size = std::max(middle_of(heights), 1.0F);
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
