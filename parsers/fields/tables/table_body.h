#pragma once

// A row of a page as a row of a table: what stands under each column goes into its cell.

#include "parsers/fields/tables/table.h"

#include <limits>

namespace mailroom::fields {

// The part of a page, from left to right, that a table takes: what has its middle there.
struct Strip {
    float left = std::numeric_limits<float>::lowest();
    float right = std::numeric_limits<float>::max();
    bool titles_lead = false; // Titles begin where their columns do, and figures end there.

    bool has(const Box& box) const
    {
        const float middle = (box.x0 + box.x1) / 2;
        return middle >= left && middle < right;
    }
};

// Appends the grid row to table.rows.
void read_body_row(const Analysis& analysis, std::size_t row, const Strip& strip, Table& table);

} // namespace mailroom::fields
