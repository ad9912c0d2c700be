#pragma once

// What may be the net, the tax and the total of an invoice: amounts that labels call so, sums of
// several taxes, a total that net and tax make unprinted, and amounts without a label that we know.

#include "parsers/fields/choice/candidates.h"

#include <initializer_list>
#include <optional>
#include <utility>
#include <vector>

namespace mailroom::fields {

inline constexpr Decimal totals_rounding{2, 2};

struct TotalValue {
    Candidate from;
    Decimal value;
    double score = 0; // Below 0 without a label.
};

using TotalValues = std::vector<TotalValue>;
using SenseWeight = std::pair<Sense, double>;

// The candidates of these senses, best first, each value once.
TotalValues
readings_of(const std::vector<Candidate>& candidates, std::initializer_list<SenseWeight> senses);

// Of net and tax, where something is taken off it before it is printed.
struct UnprintedTotal {
    TotalValue gross; // Where the tax stands.
    Candidate payable;
};

struct TotalChoices {
    TotalValues nets, taxes, grosses;
    std::optional<UnprintedTotal> unprinted; // Among the grosses, too.
};

TotalChoices total_readings_of(
    const Analysis& analysis,
    const std::vector<Candidate>& candidates,
    const std::optional<Decimal>& lines_sum);

} // namespace mailroom::fields
