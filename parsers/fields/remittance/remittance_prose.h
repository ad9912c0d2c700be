#pragma once

// Remittance lines that a person typed, without a table: "- invoice 4711 of 04/06/2026: 68.43".

#include "parsers/fields/analysis.h"

namespace mailroom::fields {

struct ProseLines {
    std::vector<Facts> lines;
    std::vector<std::size_t> grid_rows;
};

ProseLines prose_lines_of(const Analysis& analysis);

// One record a block: "Invoice | 4711", below it "Amount paid | 1,980.00", and so on again.
ProseLines block_lines_of(const Analysis& analysis);

// The lines add up to an amount that stands in the text beside them.
bool adds_up_in_prose(const Analysis& analysis);

} // namespace mailroom::fields
