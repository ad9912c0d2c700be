#pragma once

#include "parsers/fields/invoice/line_columns.h"

#include <vector>

namespace mailroom::fields {

// "VAT analysis: rate, goods, VAT, total" below the lines: one of its columns makes what they make.
bool repeats_lines(
    const Analysis& analysis,
    const Table& table,
    const LineColumns& columns,
    const std::vector<Facts>& lines);

} // namespace mailroom::fields
