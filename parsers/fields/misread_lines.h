#pragma once

// Lines of a scanned remittance advice that stay contradictory after all second looks.

#include "core/document.h"

namespace mailroom::fields {

// Where the sum of the lines is what was paid, their net amounts are known to be right: other
// amounts of a line that contradict them were misread, and are left out. A check names the lines.
void leave_out_misread(Document& document);

} // namespace mailroom::fields
