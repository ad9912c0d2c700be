#pragma once

// Why something is disputed, as the words lean: a linear model over words, their pieces, their
// meanings in accounts, and the phrases of data/phrases/dispute*.txt that stand in them
// (classifiers/data/reasons.model, made by `mailroom train reasons`; after a phrase was changed,
// make it anew).

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
