#pragma once

// Which columns of a remittance table hold what lies between two amounts of its rows. Titles name
// some of them; the sums of the rows may add columns whose titles say nothing ("Pallets", "Co-op")
// and leave out what only explains another ("Discount base").

#include "parsers/fields/remittance/amount_roles.h"

#include <optional>
#include <vector>

namespace mailroom::fields {

struct TakenColumns {
    std::vector<std::size_t> columns;
    std::size_t changes = 0; // How many are not as the titles have it.
    std::size_t slips = 0;   // Rows that do not bear it out.
};

// Of `named`, which titles say to be taken off, and `others`: the set that makes up gross less net
// in nearly all rows, and of which each column is needed; of several that do in as many rows, the
// one nearest to what the titles say.
std::optional<TakenColumns> columns_between(
    const std::vector<AmountRow>& rows,
    std::size_t gross,
    std::size_t net,
    const std::vector<std::size_t>& named,
    const std::vector<std::size_t>& others);

} // namespace mailroom::fields
