#pragma once

// Why something is disputed, as the words lean: a linear model over words, their pieces and their
// meanings in accounts (classifiers/data/reasons.model, made by `mailroom train reasons`). It knows
// reasons that no phrase names, and is unsure where a phrase is not: both are asked together.

#include "classifiers/text/text_features.h"
#include "core/casework.h"

#include <array>
#include <string_view>

namespace mailroom {

// By reason, in the order of DisputeReason: the margin of a support vector machine, about -1 for
// "no" and 1 for "yes".
using ReasonLeanings = std::array<double, enum_names<DisputeReason>.size()>;

ReasonLeanings reason_leanings(std::string_view subject, std::string_view text);

// What the model learns from and is asked about.
TextSample reason_sample(std::string_view subject, std::string_view text);

} // namespace mailroom
