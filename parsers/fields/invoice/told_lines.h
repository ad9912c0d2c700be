#pragma once

#include "parsers/fields/invoice/invoice_lines.h"

namespace mailroom::fields {

// Lines of an invoice that is typed into a mail: "Cleaning in May, 4 weeks at 120.00 = 480.00".
// Rows of words and an amount above the totals are lines only if they add up to one of these, with
// the tax or without; a single one, only if its quantity and price make it.
InvoiceLines told_lines_of(const Analysis& analysis);

} // namespace mailroom::fields
