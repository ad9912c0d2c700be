#pragma once

#include "parsers/fields/tables/table.h"

namespace mailroom::fields {

// A row that has an amount and says that it is a sum or a tax.
struct LeftOutLine {
    std::size_t before = 0; // Of lines.
    Facts line;
};

struct InvoiceLines {
    std::vector<Facts> lines;
    std::vector<LeftOutLine> left_out;  // In order.
    std::vector<std::size_t> grid_rows; // Headers and lines, sorted: no place for totals.
    std::vector<std::size_t> item_rows; // From the header of a table to its last line, sorted: what
                                        // stands there is sold, and names no party.
};

InvoiceLines invoice_lines_of(const Analysis& analysis, const std::vector<Table>& tables);

} // namespace mailroom::fields
