#pragma once

// Which rows of an advice are credit notes, for parsers/fields/remittance/remittance_lines.cpp.

#include "parsers/fields/tables/table.h"

namespace mailroom::fields {

// By the words of the row, its code in a column of kinds ("CRN"), or the series of its number
// ("GS 26/8021"). That it is paid with a minus is for the arithmetic to say.
bool is_credit_row(const Analysis& analysis, const TableRow& row, const Cell& number);

} // namespace mailroom::fields
