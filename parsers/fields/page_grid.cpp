#include "parsers/fields/page_grid.h"

#include "core/ascii.h"
#include "core/text.h"
#include "parsers/fields/page_tilt.h"

#include <algorithm>
#include <cmath>

namespace mailroom::fields {
namespace {

// Of the height of a line: a wider gap parts columns.
constexpr float column_gap = 0.8F;

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

bool is_box_drawing(std::string_view text)
{
    for (; !text.empty(); text.remove_prefix(3)) {
        if (text.size() < 3 || !begins_with_box_drawing(text))
            return false;
    }
    return true;
}

// "|", "│" and "+------+": the border of a table drawn with letters.
bool is_border(std::string_view text)
{
    return is_box_drawing(text)
        || (text.find_first_not_of("|+-=_") == text.npos
            && (text.find('|') != text.npos || (text.size() > 2 && text.find('+') != text.npos)));
}

// How far the words of a page stand apart.
struct Spacing {
    float pitch = 0; // Of a typewriter's letters, each of which takes the same room; else 0.
};

float letters_in(std::string_view text)
{
    return static_cast<float>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// A typewriter parts words by one blank, and columns by more, which is wider than other letters
// have it.
bool is_one_blank(const Word& word, std::string_view before, const Box& box, float pitch)
{
    constexpr float alike = 0.15F, bearings = 0.25F, blanks_max = 1.6F;
    const float letters = letters_in(before);
    const float own = box.width() / std::max(letters - bearings, 1.0F);
    const float blanks = (word.box.x0 - box.x0) / pitch - letters;
    return (letters < 3 || std::abs(own - pitch) < alike * pitch) && blanks < blanks_max;
}

bool belongs_to(const Piece& piece, const Word& word, const Spacing& spacing)
{
    if (!word.cell.empty() || !piece.cell.empty())
        return word.cell == piece.cell;
    const auto& last = piece.words.back();
    // OCR draws its boxes around the ink of a word, which may have no high letter.
    const float height = std::max(
        std::min(word.box.height(), last.box.height()), std::min(word.font_size, piece.font_size));
    const auto before = std::string_view(piece.text).substr(last.begin, last.end - last.begin);
    return word.box.x0 - last.box.x1 < column_gap * height
        || (spacing.pitch > 0 && is_one_blank(word, before, last.box, spacing.pitch));
}

Row row_of(std::vector<const Word*>& words, std::uint32_t page, const Spacing& spacing)
{
    std::ranges::stable_sort(words, {}, [](const Word* word) { return word->box.x0; });
    Row row{.page = page, .box = words.front()->box, .pieces = {}};
    for (const auto* word : words) {
        row.box = united(row.box, word->box);
        if (!row.pieces.empty() && belongs_to(row.pieces.back(), *word, spacing))
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
bool are_alike(const std::vector<float>& values, float usual, float within)
{
    constexpr float share_least = 0.7F;
    const auto near = std::ranges::count_if(
        values, [usual, within](float value) { return std::abs(value - usual) < within * usual; });
    return static_cast<float>(near) > share_least * static_cast<float>(values.size());
}

// Of words of letters: figures are of one breadth elsewhere, too.
Spacing spacing_of(const std::vector<const Word*>& words)
{
    constexpr std::size_t letters_least = 4, words_least = 10;
    constexpr float bearings = 0.25F, alike = 0.08F;
    std::vector<float> pitches;
    for (const auto* word : words) {
        const auto length = static_cast<float>(word->text.size());
        if (word->text.size() >= letters_least && std::ranges::all_of(word->text, is_letter))
            pitches.push_back(word->box.width() / (length - bearings));
    }
    if (pitches.size() < words_least)
        return {};
    const float usual = middle_of(pitches);
    return {are_alike(pitches, usual, alike) ? usual : 0};
}

struct PageOfGrid {
    const Page& page;
    std::uint32_t number = 0;
    bool is_picture = false;
};

void add_page(Grid& grid, const PageOfGrid& of, std::size_t words_left)
{
    constexpr float flat = 0.6F; // Of the usual height: a speck or a dash must not part a row.
    std::vector<const Word*> words;
    words.reserve(of.page.words.size());
    for (const auto& word : of.page.words) {
        if (words.size() == words_left)
            break;
        if (!word.text.empty() && !is_border(word.text))
            words.push_back(&word);
    }
    if (words.empty())
        return;
    const auto spacing = spacing_of(words);
    std::vector<float> heights;
    for (const auto* word : words)
        heights.push_back(word->box.height());
    const float least = flat * middle_of(heights);
    const auto tilt = of.is_picture ? PageTilt(of.page, words) : PageTilt();
    std::ranges::stable_sort(words, {}, [&](const Word* word) { return tilt.line_of(*word); });
    std::vector<const Word*> row;
    float middle = 0, height = 0;
    for (const auto* word : words) {
        const float line = tilt.line_of(*word);
        const float shared = std::max(std::min(height, word->box.height()), least);
        if (!row.empty() && std::abs(line - middle) > 0.45F * shared) {
            grid.rows.push_back(row_of(row, of.number, spacing));
            row.clear();
        }
        const auto count = static_cast<float>(row.size());
        middle = (middle * count + line) / (count + 1);
        height = row.empty() ? word->box.height() : std::min(height, word->box.height());
        row.push_back(word);
    }
    if (!row.empty())
        grid.rows.push_back(row_of(row, of.number, spacing));
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
        add_page(grid, {page, ++number, layout.method == ReadingMethod::ocr}, words_left);
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
