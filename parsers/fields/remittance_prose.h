#pragma once

// Remittance lines that a person typed, without a table: "- invoice 4711 of 04/06/2026: 68.43".

#include "parsers/fields/analysis.h"

namespace mailroom::fields {

struct ProseLines {
    std::vector<Facts> lines;
    std::vector<std::size_t> grid_rows;
};

ProseLines prose_lines_of(const Analysis& analysis);

// The lines add up to an amount that stands in the text beside them.
bool adds_up_in_prose(const Analysis& analysis);

} // namespace mailroom::fields
