#pragma once

// Which column of a remittance table holds the numbers of its documents.

#include "parsers/fields/tables/table.h"

#include <optional>

namespace mailroom::fields {

// The payee's numbers before any others. Nothing where no column has numbers that may be meant.
std::optional<std::size_t> number_column_of(const Analysis& analysis, const Table& table);

} // namespace mailroom::fields
