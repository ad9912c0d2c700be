#pragma once

// Net, tax, gross and payable of an invoice: of all readings that the labels allow, the one that
// adds up.

#include "parsers/fields/choice/candidates.h"

#include <optional>
#include <vector>

namespace mailroom::fields {

struct Total {
    Candidate from;
    double confidence = 0;
};

struct Totals {
    std::optional<Total> net, tax, gross, prepaid, payable;
    bool adds_up = false;     // net + tax = gross, all three printed.
    bool contradicts = false; // All three are labelled plainly, and no reading adds up.
    bool is_part = false;     // A label names a larger amount the total.
};

Totals totals_of(
    const Analysis& analysis,
    const std::vector<Candidate>& candidates,
    const std::optional<Decimal>& lines_sum);

} // namespace mailroom::fields
