#pragma once

// Which of the columns of a remittance table that take something off are cash discounts, where
// titles call several of them so or none.

#include "parsers/fields/remittance/amount_roles.h"

#include <vector>

namespace mailroom::fields {

void tell_discounts(
    const std::vector<Column>& columns, const std::vector<AmountRow>& rows, AmountRoles& roles);

} // namespace mailroom::fields
