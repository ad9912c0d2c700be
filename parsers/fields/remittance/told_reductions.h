#pragma once

// Which of the sums that a sentence tells of a document are taken off its amount.

#include "parsers/fields/remittance/told_documents.h"

namespace mailroom::fields {

// "1,000.00 less 20.00 = 980.00", "1,000.00, discount 20.00, less 5.00 damage, in all 975.00", or
// without the rest. Sets how many are taken, and what is left behind these where it is told before.
void find_taken(const Analysis& analysis, ToldDocument& document);

} // namespace mailroom::fields
