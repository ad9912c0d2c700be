#include "parsers/body/tab_stops.h"

#include <algorithm>

namespace mailroom {
namespace {

constexpr std::size_t tab_width = 8, blanks_between = 4;
constexpr std::size_t columns_max = 60, cell_width_max = 120; // Beyond, it is no table.

std::vector<std::size_t> cell_widths(std::string_view line)
{
    std::vector<std::size_t> widths{0};
    for (const char c : line) {
        if (c == '\t')
            widths.push_back(0);
        else if (c != '\r' && (c & 0xC0) != 0x80) // A continuation byte takes no column.
            ++widths.back();
    }
    return widths;
}

} // namespace

TabStops::TabStops(std::string_view utf8)
{
    std::vector<Line> block;
    std::size_t number = 0;
    while (!utf8.empty()) {
        const auto end = utf8.find_first_of("\n\f");
        const auto line = utf8.substr(0, end);
        if (line.find('\t') == std::string_view::npos) {
            add_block(block);
            block.clear();
        } else {
            block.push_back({number, cell_widths(line)});
        }
        ++number;
        utf8.remove_prefix(end == std::string_view::npos ? utf8.size() : end + 1);
    }
    add_block(block);
}

void TabStops::add_block(const std::vector<Line>& lines)
{
    if (lines.size() < 2)
        return;
    std::size_t most = 0;
    for (const auto& line : lines)
        most = std::max(most, line.widths.size());
    // Exports leave out what is empty at the end of a row.
    const auto full = std::ranges::count_if(
        lines, [most](const Line& line) { return line.widths.size() == most; });
    if (most > columns_max || static_cast<std::size_t>(full) * 2 < lines.size())
        return;
    std::vector<std::size_t> stops(most - 1);
    for (const auto& line : lines) {
        for (std::size_t i = 0; i + 1 < line.widths.size(); ++i) {
            if (line.widths[i] > cell_width_max)
                return;
            stops[i] = std::max(stops[i], line.widths[i]);
        }
    }
    for (std::size_t i = 0; i < stops.size(); ++i)
        stops[i] += blanks_between + (i > 0 ? stops[i - 1] : 0);
    blocks_.push_back(std::move(stops));
    block_of_line_.resize(lines.back().number + 1);
    for (const auto& line : lines)
        block_of_line_[line.number] = blocks_.size();
}

std::size_t TabStops::after(std::size_t line, std::size_t tab, std::size_t column) const
{
    const auto block = line < block_of_line_.size() ? block_of_line_[line] : 0;
    if (block != 0 && tab < blocks_[block - 1].size())
        return std::max(column, blocks_[block - 1][tab]);
    return column + tab_width - column % tab_width;
}

} // namespace mailroom
