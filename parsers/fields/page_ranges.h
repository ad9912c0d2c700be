#pragma once

// Where one file holds several documents: a page that begins with a title and carries another
// number than the page before begins a new one.

#include "parsers/fields/analysis.h"

#include <vector>

namespace mailroom::fields {

struct PageRange {
    std::size_t first_row = 0, last_row = 0; // [first, last) of the grid.
    std::uint32_t first_page = 0, last_page = 0;
};

// At least one range; together they are the whole.
std::vector<PageRange> page_ranges_of(const Analysis& analysis);

} // namespace mailroom::fields
