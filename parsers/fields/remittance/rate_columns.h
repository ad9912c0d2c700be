#pragma once

// Columns of a remittance table that hold percentages without a sign: "Disc %  2.00", which no sum
// may take for an amount.

#include "parsers/fields/remittance/amount_roles.h"

#include <vector>

namespace mailroom::fields {

// Its title names a rate, or each of its figures is the percentage that one column of the row makes
// of another, or that is between two others.
bool is_rate_column(
    const std::vector<Column>& columns, const std::vector<AmountRow>& rows, std::size_t column);

// Whether the rate in percent of the whole is this part, to the cent.
bool is_rate_of(const Decimal& rate, const Decimal& whole, const Decimal& part);

} // namespace mailroom::fields
