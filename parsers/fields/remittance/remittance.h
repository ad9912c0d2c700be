#pragma once

// The lines of a remittance advice, what was paid, and whether the one adds up to the other.

#include "parsers/fields/choice/candidates.h"
#include "parsers/fields/tables/table.h"

namespace mailroom::fields {

void read_remittance(
    const Analysis& analysis,
    const std::vector<Table>& tables,
    const ExtractContext& context,
    Document& document);

} // namespace mailroom::fields
