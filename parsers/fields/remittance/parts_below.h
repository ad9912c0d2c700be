#pragma once

// What the rows below a line without a table say of it: "2 Feb · document total 1,000.00 · prompt
// payment 20.00" below "4711    980.00", and the words that tell why something was taken off.

#include "parsers/fields/remittance/remittance_prose.h"

namespace mailroom::fields {

// `prose` has one row for each of its lines. Amounts are taken only where they make the line's net
// amount to the cent.
void add_parts_below(const Analysis& analysis, ProseLines& prose);

} // namespace mailroom::fields
