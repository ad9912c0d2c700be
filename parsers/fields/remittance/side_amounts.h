#pragma once

// Columns of money in a remittance table that are no part of what its lines add up to.

#include "parsers/fields/remittance/amount_roles.h"

#include <vector>

namespace mailroom::fields {

// An export that names the whole payment on each line.
bool is_repeated_payment(
    const std::vector<Column>& columns, const std::vector<AmountRow>& rows, std::size_t column);

// "Excluding tax   Tax   Including tax": what is added between two amounts is taken off neither.
bool is_added(
    const std::vector<Column>& columns, const std::vector<AmountRow>& rows, std::size_t column);

} // namespace mailroom::fields
