#pragma once

// Remittance lines that a person typed, without a table: "- invoice 4711 of 04/06/2026: 68.43",
// "4711: 1,000.00 less discount 20.00 = 980.00".

#include "parsers/fields/analysis.h"

namespace mailroom::fields {

struct ProseLines {
    std::vector<Facts> lines;
    std::vector<std::size_t> grid_rows;
};

ProseLines prose_lines_of(const Analysis& analysis);

// These, or the records (remittance_records.h) where there are more of them.
ProseLines lines_without_table(const Analysis& analysis);

// What the lines come to stands beside them in the text.
bool is_sum_beside(const Analysis& analysis, const ProseLines& prose);

// The same of two lines or more: one adds up to itself.
bool adds_up(const Analysis& analysis, const ProseLines& prose);

// The rows of prose_lines_of, in order, where they add up to an amount beside them; else none.
std::vector<std::size_t> prose_rows_that_add_up(const Analysis& analysis);

// Lines that are no records add up to an amount that stands in the text beside them.
bool adds_up_in_prose(const Analysis& analysis);

} // namespace mailroom::fields
