#pragma once

// Rows of a table of payments that go on in the next row, for the files of this folder alone.

#include "parsers/fields/remittance/amount_roles.h"
#include "parsers/fields/tables/table.h"

namespace mailroom::fields {

// "4711  210.00" above "Less: short delivery  20.00-  190.00": what is taken off stands below the
// gross amount, and behind it what was paid. Takes both into the amounts of the first row, if the
// three make each other; `but` is the column of the numbers, empty in the row below. Whether it
// did.
bool take_amounts_below(const TableRow& below, std::size_t but, AmountRow& amounts);

} // namespace mailroom::fields
