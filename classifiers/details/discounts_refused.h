#pragma once

// What words tell of a sum that was taken off, whether it is the discount that was agreed or more,
// for classifiers/details/deduction_reasons.cpp.

#include "classifiers/text/prose.h"
#include "core/casework.h"

namespace mailroom {

// "discount 95.00 (freight)": what tells a fault in brackets behind its sum was not granted.
void take_discounts_for_deductions(Remittance& remittance, const Prose& text);

// "Prompt payment 4471 -31.20": a row of its own that names a discount and no fault.
void take_deductions_for_discounts(Remittance& remittance, const Prose& text);

} // namespace mailroom
