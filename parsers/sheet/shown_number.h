#pragma once

// Numbers as a spreadsheet shows them under a number format code (ECMA-376 part 1, 18.8.31): what
// a person sees in the cell, in the English notation that codes are written in.

#include <string>
#include <string_view>

namespace mailroom {

// "4,312.00" for 4312 in "#,##0.00", "18-Sep-26" for 46283 in "d-mmm-yy". A whole number under
// General keeps all its digits, where a spreadsheet takes to exponents: it may be the number of an
// invoice. Empty for what is no finite number, or no day where a date is asked for.
std::string shown_number(double value, std::string_view format);

} // namespace mailroom
