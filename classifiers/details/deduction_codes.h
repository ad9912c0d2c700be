#pragma once

// Why something is taken off, as the code lists of EDI write it: X12 element 426 (ADX, RMR) and
// UN/EDIFACT 4465 (AJT).

#include "core/casework.h"
#include "core/document.h"

#include <optional>

namespace mailroom {

// The reason that a fact's code means in the list of the segment that it was read from; nothing
// for a code of another list, or one that names no reason of ours.
std::optional<DisputeReason> reason_of_code(const Fact& fact);

} // namespace mailroom
