#pragma once

// The sum that was paid, among those that a text names beside it.

#include "classifiers/text/prose.h"

#include <optional>
#include <vector>

namespace mailroom {

// What the sentences that say that it was paid name: the one sum of theirs; else the largest one
// that is neither what one of the documents is about ("2,000 towards 4471 of 5,430"), nor a part
// that was taken off or is left over; of documents alone, their sum less those parts ("4471 of
// 1,140 less the 85 of carriage").
//
// `sentences` tell of the payment, and of those `said` say that it was paid. Null where no sum is
// told; a mention that is not in the text where it was reckoned.
std::optional<AmountMention> find_sum_paid(
    const Prose& prose,
    const Books& books,
    const std::vector<const Sentence*>& sentences,
    const std::vector<const Sentence*>& said);

} // namespace mailroom
