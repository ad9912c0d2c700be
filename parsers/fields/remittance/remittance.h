#pragma once

// The lines of a remittance advice, what was paid, and whether the one adds up to the other.

#include "parsers/fields/choice/candidates.h"
#include "parsers/fields/tables/table.h"

namespace mailroom::fields {

// The rows of the lines, in which no party is named.
std::vector<std::size_t> read_remittance(
    const Analysis& analysis,
    const std::vector<Table>& tables,
    const ExtractContext& context,
    Document& document);

} // namespace mailroom::fields
