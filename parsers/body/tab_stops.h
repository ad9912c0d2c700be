#pragma once

// Where the tabs of plain text lead. Lines one below the other whose tabs part the same number of
// cells are a table (a sheet that was pasted, a program's list): its columns are as wide as their
// widest cell. Elsewhere every eighth column is a stop, as terminals have it.

#include <cstddef>
#include <string_view>
#include <vector>

namespace mailroom {

class TabStops {
public:
    explicit TabStops(std::string_view utf8);

    // The column behind the tab number `tab` (from 0) of a line, which stands in `column`.
    std::size_t after(std::size_t line, std::size_t tab, std::size_t column) const;

private:
    struct Line {
        std::size_t number = 0;
        std::vector<std::size_t> widths; // Of its cells.
    };
    void add_block(const std::vector<Line>& lines);

    std::vector<std::vector<std::size_t>> blocks_; // The stops, by tab.
    std::vector<std::size_t> block_of_line_;       // Index + 1; 0: none.
};

} // namespace mailroom
