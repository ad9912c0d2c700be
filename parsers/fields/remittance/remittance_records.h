#pragma once

// Remittance lines as records, one a block: "Invoice | 4711", below it "Gross amount | 2,000.00",
// "Discount | 20.00", "Amount paid | 1,980.00", and so on again.

#include "parsers/fields/remittance/remittance_prose.h"

namespace mailroom::fields {

// None where fewer than two records say what was paid.
ProseLines record_lines_of(const Analysis& analysis);

// The only record, where it says what the document came to besides what was paid of it.
ProseLines record_of_one(const Analysis& analysis);

} // namespace mailroom::fields
