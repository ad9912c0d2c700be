#pragma once

// Amounts as OCR gives them -> amounts as they were printed, where their shape and the other
// amounts of the page tell: "3.710.87" on a page of "1,234.56" is "3,710.87", "7:11" and "501" are
// "7,11" and "5,01" in a column of amounts with two decimals, and specks beside an amount go.
// What could be read in two ways stays as it is. Pure.

#include "core/layout.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace mailroom {

// The words in reading order, and they stay so.
void mend_amounts(Page& page);

// Figures of a column of amounts that are none, or were guessed to be: their places in the page.
std::vector<std::size_t> odd_amounts(const Page& page);

// Puts in what was read in place of the word, where it is an amount as the page writes them; the
// sign of the word stays. Whether it was.
bool take_amount(const Page& page, Word& word, std::string_view read);

} // namespace mailroom
