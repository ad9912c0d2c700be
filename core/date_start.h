#pragma once

// Where in a text a date of digits may begin, for core/scan_dates.cpp.

#include <cstddef>
#include <string_view>

namespace mailroom {

// The digit text[begin] is the first of its run, and no part of a number or of another date: not of
// "4.12.03.2026", "X12.03.2026", "FV/7/04/2026", "RE-12-03-2026".
bool may_begin_date(std::string_view text, std::size_t begin);

} // namespace mailroom
