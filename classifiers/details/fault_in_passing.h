#pragma once

// Complaints that stand beside a promise or a payment in half a sentence, for the intents: words of
// the other matter outweigh them.

#include "classifiers/text/prose.h"

namespace mailroom {

// "Only once the right pump is here", and not the right bill.
bool awaits_mending(const Prose& prose, const Sentence& clause);

// "4471 on Friday less the 24 for the torn sack", "4480 stays on hold until the two missing trays
// are here", "4490 only once the right pump is here"; of a document that the books know, and not
// "until we have the delivery note".
bool finds_fault_in_passing(const Prose& prose);

} // namespace mailroom
