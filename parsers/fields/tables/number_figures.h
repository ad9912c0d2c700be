#pragma once

// "7359.26" below "Invoice no." is a number, though it is written like an amount.

#include "parsers/fields/tables/table.h"

namespace mailroom::fields {

// In a column whose title names numbers of documents, beside others that hold the amounts: takes
// the amounts off its cells, where all of them are written so.
void drop_amounts_of_numbers(Table& table);

} // namespace mailroom::fields
