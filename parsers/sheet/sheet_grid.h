#pragma once

// A sheet as cells in a grid, and the pages that field extraction reads it from (core/layout.h):
// each sheet a page, each row and column a band of its own, numbers set to the right of their
// column.

#include "core/layout.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace mailroom {

// What a sheet may have (ECMA-376 part 1, 18.3.1.73); LibreOffice keeps to the same.
constexpr std::uint32_t sheet_rows_max = 1'048'576, sheet_columns_max = 16'384;

struct GridCell {
    std::uint32_t row = 0, column = 0; // From 0.
    std::string text;                  // UTF-8; a number in our own notation; never empty.
    bool is_number = false;
    std::string shown; // What a person sees, where that differs from the text.
};

// Under a number format code.
GridCell
number_cell(std::uint32_t row, std::uint32_t column, double value, std::string_view format);

struct SheetGrid {
    std::string name;            // Of the sheet; empty for a file that has but one.
    std::vector<GridCell> cells; // By row, then column.
};

// "B7", "AA1": column letters and row from 1.
std::string cell_name(std::uint32_t row, std::uint32_t column);

TextLayout layout_grids(std::span<const SheetGrid> grids);

} // namespace mailroom
