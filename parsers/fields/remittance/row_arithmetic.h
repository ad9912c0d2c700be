#pragma once

// Whether the rows of a remittance table bear out what its columns are taken for, for
// parsers/fields/remittance/amount_roles.cpp.

#include "parsers/fields/remittance/amount_roles.h"

#include <vector>

namespace mailroom::fields {

// The share of rows whose gross less reductions is net. Where net is more than gross, one was taken
// for the other.
double share_of_true_rows(const std::vector<AmountRow>& rows, const AmountRoles& roles);

// The share of rows whose gross and net amount differ in sign: more was taken off than there was,
// where titles do not tell which is which.
double share_taken_whole(const std::vector<AmountRow>& rows, const AmountRoles& roles);

Decimal net_sum(const std::vector<AmountRow>& rows, const AmountRoles& roles);

// More is taken off than is paid: seldom what an advice says, and what it says where the columns of
// both are taken for each other.
bool takes_off_most(const std::vector<AmountRow>& rows, const AmountRoles& roles);

} // namespace mailroom::fields
