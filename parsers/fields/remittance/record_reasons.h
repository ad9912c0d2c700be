#pragma once

// Why something is taken off what a record (remittance_records.h) pays: "Reason | Damaged goods",
// "Reason" above it, "Deduction: 28.34 (damaged)", "Withholding tax | 28.34".

#include "parsers/fields/analysis.h"

#include <vector>

namespace mailroom::fields {

// Each line with a deduction gets its reason, where the rows from its own `begins` on, up to those
// of the next line, tell one.
void add_record_reasons(
    const Analysis& analysis, const std::vector<std::size_t>& begins, std::vector<Facts>& lines);

} // namespace mailroom::fields
