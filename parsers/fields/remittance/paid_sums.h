#pragma once

// Whether a sum of lines is what was paid, for parsers/fields/remittance/amount_roles.cpp.

#include "parsers/fields/remittance/amount_roles.h"

#include <vector>

namespace mailroom::fields {

enum class Paid : std::uint8_t { no, in_total_row, yes };

Paid is_paid(const Decimal& sum, const std::vector<PossiblePayment>& payments);

// From the nearest payment: an advice whose lines do not add up is still nearly right.
Decimal distance_from_payment(const Decimal& sum, const std::vector<PossiblePayment>& payments);

} // namespace mailroom::fields
