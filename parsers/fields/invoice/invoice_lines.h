#pragma once

#include "parsers/fields/tables/table.h"

namespace mailroom::fields {

struct InvoiceLines {
    std::vector<Facts> lines;
    std::vector<std::size_t> grid_rows; // Headers and lines, sorted: no place for totals.
    std::vector<std::size_t> item_rows; // From the header of a table to its last line, sorted: what
                                        // stands there is sold, and names no party.
};

InvoiceLines invoice_lines_of(const Analysis& analysis, const std::vector<Table>& tables);

} // namespace mailroom::fields
