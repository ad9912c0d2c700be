#pragma once

// Captions with their values in a column of their own, beside a table: "Invoice no." above "4711"
// at the left of the lines. What stands on one height there belongs to no line.

#include "parsers/fields/page_grid.h"

namespace mailroom::fields {

// Moves the pieces of such columns into rows of their own, above the rows that they stood beside.
void set_side_columns_apart(Grid& grid);

} // namespace mailroom::fields
