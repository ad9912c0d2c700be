#pragma once

// Rows of plain text whose cells a sign parts instead of room: "|RE-1|12.03.|1.250,00|", or the
// lines of a sheet that was written below a letter's head, with semicolons or commas.

#include <string>
#include <string_view>

namespace mailroom {

// `utf8` with tabs instead of those signs, and blanks instead of the rules between such rows; line
// for line the same. Bars (U+2502, too) part cells where lines one below the other have as many and
// the room around them makes no columns; semicolons and commas where no blank follows them, and no
// comma is one of an amount. Quotes around a cell go.
std::string with_tabs(std::string_view utf8);

} // namespace mailroom
