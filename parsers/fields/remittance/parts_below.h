#pragma once

// What the rows below a line without a table say of it: "2 Feb · document total 1,000.00 · prompt
// payment 20.00" below "4711    980.00", and the words that tell why something was taken off.

#include "parsers/fields/remittance/remittance_prose.h"

namespace mailroom::fields {

// "4711  1,000.00", "withholding tax  -200.00", "net to you  800.00": what the last of the rows
// below leaves to the cent was paid, and the line's own amount was the document's.
void set_nets_below(const Analysis& analysis, ProseLines& prose);

// `prose` has one row for each of its lines. Amounts are taken only where they make the line's net
// amount to the cent.
void add_parts_below(const Analysis& analysis, ProseLines& prose);

} // namespace mailroom::fields
