#pragma once

// What several rows of a record take off between its gross and its net amount.

#include "parsers/fields/analysis.h"

namespace mailroom::fields {

// "Amount 3,000.00, guarantee -15.00, penalty -120.00, paid 2,865.00": where the rows between the
// gross and the net amount of the line add up to what it lacks, they are its deduction, and the
// first of their words that tells a reason is its reason. The record has the rows `first` to `end`.
void add_reductions_between(
    const Analysis& analysis, std::size_t first, std::size_t end, Facts& line);

} // namespace mailroom::fields
