#pragma once

// Columns that tell the kind of each document: "Invoice" and "Credit note" in the cells.

#include "parsers/fields/tables/table.h"

#include <vector>

namespace mailroom::fields {

// Rows of the grid, sorted, in which such words say what is listed, and not what the page is.
std::vector<std::size_t> rows_of_kinds(const std::vector<Table>& tables);

} // namespace mailroom::fields
