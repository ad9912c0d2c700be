#include "parsers/sheet/sheet_grid.h"

#include "parsers/sheet/number_format.h"
#include "parsers/sheet/shown_number.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace mailroom {
namespace {

// Points. The figures are those of a common screen font; only their order matters to the reader.
constexpr float character_width = 5.5F, column_gap = 12, row_height = 14, margin = 20;
constexpr std::size_t column_characters_max = 60;
// No table of a payment is so wide, and looking for one takes a time that grows with the square.
constexpr std::uint32_t searched_columns_max = 256;

std::size_t characters_in(std::string_view utf8)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(utf8, [](char c) { return (c & 0xc0) != 0x80; }));
}

struct Band {
    float begin = 0, end = 0;
};

std::map<std::uint32_t, Band> column_bands(const SheetGrid& grid)
{
    std::map<std::uint32_t, Band> bands;
    for (const auto& cell : grid.cells) {
        if (cell.column >= searched_columns_max)
            continue;
        const auto shown = std::min(characters_in(cell.text), column_characters_max);
        auto& band = bands[cell.column];
        band.end = std::max(band.end, static_cast<float>(shown) * character_width);
    }
    float x = margin;
    for (auto& [column, band] : bands) {
        band = {x, x + band.end};
        x = band.end + column_gap;
    }
    return bands;
}

Page page_of(const SheetGrid& grid)
{
    const auto bands = column_bands(grid);
    Page page;
    page.width = bands.empty() ? 2 * margin : bands.rbegin()->second.end + margin;
    page.words.reserve(grid.cells.size());
    for (const auto& cell : grid.cells) {
        if (cell.column >= searched_columns_max)
            continue;
        const auto& band = bands.at(cell.column);
        const auto shown = std::min(characters_in(cell.text), column_characters_max);
        const auto width = static_cast<float>(shown) * character_width;
        const auto x = cell.is_number ? band.end - width : band.begin;
        const auto y = margin + static_cast<float>(cell.row) * row_height;
        Word word{.text = cell.text, .box = {x, y, x + width, y + row_height - 3}};
        word.font_size = row_height - 4;
        word.cell = (grid.name.empty() ? "" : grid.name + '!') + cell_name(cell.row, cell.column);
        page.height = std::max(page.height, y + row_height + margin);
        page.words.push_back(std::move(word));
    }
    return page;
}

std::string text_of(const SheetGrid& grid)
{
    std::string text;
    std::uint32_t row = 0, column = 0;
    for (const auto& cell : grid.cells) {
        if (cell.row != row && !text.empty()) {
            text += '\n';
            column = 0;
        }
        row = cell.row;
        for (; column < cell.column; ++column)
            text += '\t';
        // A row of the text is a row of the sheet.
        std::ranges::replace_copy_if(
            cell.shown.empty() ? cell.text : cell.shown, std::back_inserter(text),
            [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    }
    return text;
}

} // namespace

GridCell number_cell(std::uint32_t row, std::uint32_t column, double value, std::string_view format)
{
    GridCell cell{row, column, exact_number(value, format), true, shown_number(value, format)};
    if (cell.shown == cell.text)
        cell.shown.clear();
    return cell;
}

std::string cell_name(std::uint32_t row, std::uint32_t column)
{
    std::string letters;
    for (auto rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters + std::to_string(row + 1);
}

TextLayout layout_grids(std::span<const SheetGrid> grids)
{
    TextLayout layout;
    layout.method = ReadingMethod::sheet;
    for (const auto& grid : grids) {
        if (grid.cells.empty())
            continue;
        if (!layout.text.empty())
            layout.text += '\f';
        layout.pages.push_back(page_of(grid));
        layout.text += text_of(grid);
    }
    return layout;
}

} // namespace mailroom
