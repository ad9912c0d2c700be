#pragma once

#include "parsers/fields/choice/candidates.h"
#include "parsers/fields/invoice/invoice_lines.h"

namespace mailroom::fields {

// The lines of which the sum is printed: without the rows that sum up those above them ("Ground
// floor subtotal", "Of which deposits 30.00"), or with those that looked like a sum and are
// none ("Tax advice 120.00"). Where the sum of all stands among them ("Merchandise"), the lines
// end there. Unchanged where no sum decides.
void settle_lines(const std::vector<Candidate>& candidates, InvoiceLines& lines);

} // namespace mailroom::fields
