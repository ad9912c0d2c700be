#pragma once

// Whether a sentence promises a payment, for classifiers/details/promises.cpp.

#include "classifiers/text/prose.h"

#include <optional>

namespace mailroom {

// How much of a promise a sentence must show.
enum class PromiseProof : std::uint8_t {
    plain,      // Words that say nothing else, in a clause that speaks of nothing else.
    whole,      // Words that promise a payment, and nothing that takes it back.
    of_payment, // It is known that something is promised: a day to come, beside words of payment
    day,        // or money; then any day to come.
};

// The sentence, or the part between commas that promises where another part of it denies: "we
// can't pay it all now, but 500 comes on Friday", "it falls due on Saturday, so the money leaves on
// Monday". Nothing where no part promises.
std::optional<Sentence>
promised_part(const Prose& prose, const Sentence& sentence, PromiseProof proof);

// Beside others that promise: "subject to the credit coming through we'll pay 4471 on the 30th".
bool is_promised_under_condition(const Prose& prose, const Sentence& sentence);

// A row beside others that promise: a document with its day to come, perhaps with its sum, of which
// nothing else is said. "FV-118: 1 528,00 € au 31 décembre".
bool is_promised_row(const Prose& prose, const Sentence& row);

} // namespace mailroom
