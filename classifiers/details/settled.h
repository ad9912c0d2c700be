#pragma once

// Complaints that are none any more, for classifiers/details/disputes.cpp and the intents: what
// was made good, found or taken back, and what is only told of years gone by.

#include "classifiers/text/prose.h"

namespace mailroom {

// "The two missing crates came on Monday", "we withdraw the complaint", "our own mistake"; not
// "once the missing crates have come", nor where a fault is found behind it ("..., one of them
// crushed").
bool is_settled(const Prose& prose, const Sentence& clause);

// "Last spring a load came short": of no document that is named.
bool is_long_ago(const Prose& prose, const Sentence& clause);

// Something is settled, and nothing else finds fault.
bool only_tells_what_is_settled(const Prose& prose);

} // namespace mailroom
