#pragma once

// Totals that no one label stands at: a document of several rates prints the parts, and their sum
// is its tax or its net. Up to five rates are added up.

#include "parsers/fields/invoice/total_readings.h"

#include <optional>
#include <vector>

namespace mailroom::fields {

// The tax is the sum of what is printed for some of the rates, or twice what is printed for two
// taxes of one amount ("CGST 9 % 90.00, SGST 9 % 90.00").
void add_sums_of_taxes(const std::vector<Candidate>& candidates, TotalValues& taxes);

// Lines that have their tax in them, under a table of several rates: what is left of their sum
// without a sum of taxes is that of the nets.
void add_nets_of_taxed_lines(
    const std::optional<Decimal>& lines_sum, const TotalValues& taxes, TotalValues& nets);

// What the rates are taken of is the net together, where the lines make it too.
void add_sum_of_nets(const Decimal& lines_sum, TotalValues& nets);

} // namespace mailroom::fields
