#pragma once

// Which amount of a till's receipt is its total: the one that the others make.

#include "parsers/fields/till/till_rows.h"

#include <optional>
#include <vector>

namespace mailroom::fields {

struct TillTotal {
    TillRow row; // Where it is printed; of a total that could not be read, where it should be.
    Decimal value;
    double confidence = 0;
    // What was handed over less what was given back is it, or what was sold with its tax, or the
    // amount of a card.
    bool proven = false;
    std::optional<TillRow> unrounded; // The total before it was rounded to the coin.
    std::optional<TillRow> net, tax;  // Where they make the total.
};

std::optional<TillTotal> till_total_of(const std::vector<TillRow>& rows);

} // namespace mailroom::fields
