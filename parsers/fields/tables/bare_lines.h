#pragma once

#include "parsers/fields/invoice/invoice_lines.h"

namespace mailroom::fields {

// Lines of an invoice whose table has no header: rows of words that end in an amount, one under the
// other right above the totals. They are lines only if they add up to one of these.
InvoiceLines bare_lines_of(const Analysis& analysis);

} // namespace mailroom::fields
