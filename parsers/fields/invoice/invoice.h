#pragma once

// Invoices, credit notes and receipts: header fields, lines, and the totals that their arithmetic
// confirms.

#include "parsers/fields/choice/candidates.h"
#include "parsers/fields/tables/table.h"

namespace mailroom::fields {

// The rows of the grid where its lines stand, sorted.
std::vector<std::size_t> read_invoice(
    const Analysis& analysis,
    const std::vector<Table>& tables,
    const ExtractContext& context,
    Document& document);

} // namespace mailroom::fields
