#pragma once

// Words of a page as lines, for readers that get them from elsewhere in another order.

#include "core/layout.h"

#include <cstddef>
#include <vector>

namespace mailroom {

// A line of words on one baseline: indexes into Page::words, left to right.
using TextLine = std::vector<std::size_t>;

// The lines of a page, top to bottom. A word belongs to a line where their middles differ by less
// than half the lower of both heights. Takes O(n log n).
std::vector<TextLine> text_lines(const std::vector<Word>& words);

// Puts the words into reading order: line by line, left to right.
void put_in_reading_order(Page& page);

} // namespace mailroom
