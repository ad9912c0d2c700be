#pragma once

// Invoices that are asked for because they never came, for classifiers/details/disputes.cpp and the
// intents: "your statement shows 4471, which we never had; a copy please" contests nothing.

#include "classifiers/text/prose.h"

namespace mailroom {

// A copy is asked for of a bill that is said not to have come, and nothing speaks of goods, of the
// proof of their delivery, or of anything else that is wrong.
bool asks_for_lost_paper(const Prose& prose);

} // namespace mailroom
