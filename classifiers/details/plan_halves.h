#pragma once

// Sums of a plan that are no instalment, and halves without a sum; for
// classifiers/details/plan.cpp.

#include "classifiers/text/prose.h"
#include "core/casework.h"

#include <vector>

namespace mailroom {

// "We can't do 1,240.00 at once": what is to be split.
bool is_whole_sum(const Prose& prose, const AmountMention& sum);

// "400 now, 400 on the 31st": a day that is today, with its sum beside it.
bool is_paid_now(const Prose& prose, const DateExpression& day);

// "Half on 31 July and the rest on 31 August", of what cannot be paid at once or of what the one
// document has open in the books; none where neither is known.
std::vector<Instalment>
halves_of(const Prose& prose, const std::vector<const DateExpression*>& days);

} // namespace mailroom
