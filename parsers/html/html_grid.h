#pragma once

// Words set in columns and rows.

#include "core/layout.h"

#include <cstddef>
#include <vector>

namespace mailroom {

struct Fragment {
    std::vector<Word> words; // Relative to the fragment's corner.
    float width = 0, height = 0;

    void put(Fragment other, float x, float y);
};

struct HtmlCell {
    Fragment content;
    std::size_t row = 0, column = 0, rows = 1, columns = 1;
};

// Gives every word in the cells of table `number` the name of its cell, unless a table within has
// named it already.
void name_cells(std::vector<HtmlCell>& cells, std::size_t number);

// Each column as wide as its widest cell, each row as high as its highest.
Fragment set_in_grid(std::vector<HtmlCell> cells, std::size_t columns, std::size_t rows);

} // namespace mailroom
