#pragma once

// A check is printed above two stubs that are alike, one to be kept and one to be sent, so that a
// page has each of its lines twice.

#include "parsers/fields/remittance/remittance_lines.h"

#include <vector>

namespace mailroom::fields {

// Leaves the first of the tables that are alike, line by line; of a scan one of them may have
// misread characters.
void drop_stub_copies(std::vector<RemittanceTable>& tables);

} // namespace mailroom::fields
