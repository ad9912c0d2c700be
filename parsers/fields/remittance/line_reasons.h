#pragma once

// Why something was taken off a line, in the words of its table.

#include "parsers/fields/remittance/remittance_lines.h"

namespace mailroom::fields {

// Of the columns of reasons ("Description", "Reason") the one that says one; else, in a column
// without a title, words that do.
Cell reason_in(const Table& table, const TableRow& row);

// A row without a line of its own that tells why the line above was cut.
void add_reason_below(const Table& table, const TableRow& row, PaidLine& line);

// The first words of a reason that goes on in the line, or below it.
void add_reason_above(const TableRow& row, PaidLine& line);

} // namespace mailroom::fields
