#pragma once

// What did not come of what is paid for the most part: a shortage, or a thing of its own.

#include "classifiers/text/prose.h"
#include "core/casework.h"

#include <optional>
#include <vector>

namespace mailroom {

// Of a delivery that is paid for the most part, what did not come is a shortage.
bool is_part_missing(
    DisputeReason reason, const std::optional<Decimal>& sum, const std::optional<Decimal>& whole);

// "The crane that never came": the words [first, last) tell of a thing, and not of so many less.
bool tells_of_one_thing(const Prose& text, std::size_t first, std::size_t last);

// Makes shortages of the lines whose part did not come, unless one of the texts tells its sum with
// one thing that did not.
void call_missing_parts_shortages(Remittance& remittance, const std::vector<Prose>& texts);

} // namespace mailroom
