#pragma once

// Why something was taken off, where the sentences around the lines tell it: "Invoice 4711: two
// crates arrived broken", "Of 4711 we deducted 50.00 for late delivery", and "The retention of 5 %
// was deducted from each invoice".

#include "core/document.h"
#include "parsers/fields/analysis.h"

namespace mailroom::fields {

// Completes lines with a deduction and without a reason, or with one of no kind. `line_rows`
// (indices into grid.rows, sorted) are not looked at.
void add_told_reasons(
    const Analysis& analysis, const std::vector<std::size_t>& line_rows, Document& document);

} // namespace mailroom::fields
