#pragma once

#include "parsers/fields/remittance/remittance_lines.h"

#include <vector>

namespace mailroom::fields {

// A box above the lines, with number, date and amount of the payment side by side under their
// labels, reads like a table, and is no line: its amount is what the lines below add up to.
void drop_payment_box(std::vector<RemittanceTable>& tables);

} // namespace mailroom::fields
