#pragma once

// ECMA-376 part 1, 18.8.30: what a number format code says of the value that it shows.

#include <cstddef>
#include <string>
#include <string_view>

namespace mailroom {

// The code of one of the built-in formats 0..49, in the United States; empty for a number that is
// none.
std::string_view builtin_number_format(std::size_t id);

// Whether it shows a serial day (18.17.4) as a date.
bool is_date_format(std::string_view format);

// The number in our own notation, with the places that the format asks for: "4312.00" for 4312 in
// "#,##0.00", "2026-09-18" for 46283 in "dd/mm/yyyy", "12.5%" for 0.125 in "0.0%", the shortest
// exact form where the format is General or empty.
std::string exact_number(double value, std::string_view format);

} // namespace mailroom
