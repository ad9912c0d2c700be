#include "parsers/html/html_grid.h"

#include <algorithm>

namespace mailroom {
namespace {

constexpr float column_gap = 15;
constexpr float tolerance = 0.5f; // Sums of floats differ a little.

std::string column_name(std::size_t column)
{
    std::string name;
    for (++column; column > 0; column = (column - 1) / 26)
        name.insert(name.begin(), static_cast<char>('A' + (column - 1) % 26));
    return name;
}

} // namespace

void Fragment::put(Fragment other, float x, float y)
{
    for (auto& word : other.words) {
        word.box.x0 += x, word.box.x1 += x;
        word.box.y0 += y, word.box.y1 += y;
        words.push_back(std::move(word));
    }
    width = std::max(width, x + other.width);
    height = std::max(height, y + other.height);
}

void name_cells(std::vector<HtmlCell>& cells, std::size_t number)
{
    for (auto& cell : cells) {
        const auto name = "table" + std::to_string(number) + "!" + column_name(cell.column)
            + std::to_string(cell.row + 1);
        for (auto& word : cell.content.words) {
            if (word.cell.empty()) // A table within has named its own.
                word.cell = name;
        }
    }
}

Fragment set_in_grid(std::vector<HtmlCell> cells, std::size_t columns, std::size_t rows)
{
    std::vector<float> x(columns + 1, 0), y(rows + 1, 0);
    // First those of one column and row, then the others take what is missing.
    for (const bool spanning : {false, true}) {
        std::ranges::stable_sort(cells, {}, [](const HtmlCell& c) { return c.column + c.columns; });
        std::vector<float> widths(columns, 0);
        for (std::size_t i = 0; i < columns; ++i)
            widths[i] = x[i + 1];
        for (const auto& cell : cells) {
            if ((cell.columns > 1) != spanning || cell.content.width == 0)
                continue;
            float there = 0;
            for (std::size_t k = 0; k < cell.columns; ++k)
                there += widths[cell.column + k];
            widths[cell.column + cell.columns - 1] +=
                std::max(0.f, cell.content.width + column_gap - there);
        }
        for (std::size_t i = 0; i < columns; ++i)
            x[i + 1] = widths[i];
    }
    for (auto& cell : cells) {
        const auto last = std::min(cell.row + cell.rows, rows);
        y[last] = std::max(y[last], cell.rows > 1 ? 0.f : cell.content.height + 2);
    }
    for (std::size_t i = 0; i < columns; ++i)
        x[i + 1] += x[i];
    for (std::size_t i = 0; i < rows; ++i)
        y[i + 1] += y[i];
    for (auto& cell : cells) { // A cell over several rows may be higher than they are.
        const auto last = std::min(cell.row + cell.rows, rows);
        const auto missing = y[cell.row] + cell.content.height + 2 - y[last];
        for (auto i = last; missing > tolerance && i <= rows; ++i)
            y[i] += missing;
    }
    Fragment out;
    std::ranges::stable_sort(
        cells, {}, [](const HtmlCell& c) { return std::pair(c.row, c.column); });
    for (auto& cell : cells)
        out.put(std::move(cell.content), x[cell.column], y[cell.row]);
    return out;
}

} // namespace mailroom
