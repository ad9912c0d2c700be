#pragma once

// Of several documents that a payment names the one that a part was taken off, where words point to
// it and no number: "18.50 is off the former", "75 off the small one". For
// classifiers/details/remittance_shortfall.cpp.

#include "classifiers/details/parts_taken_off.h"
#include "classifiers/text/prose.h"
#include "core/decimal.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace mailroom {

// `owed`: of each document, in the order of the text, credit notes below zero. The index of the one
// that is meant; nothing where no word points, or where they are fewer than two.
std::optional<std::size_t>
pointed_at(const Prose& text, const PartTakenOff& part, const std::vector<Decimal>& owed);

} // namespace mailroom
