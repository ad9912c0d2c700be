#pragma once

// What sounds like a complaint and contests nothing, for classifiers/details/disputes.cpp and the
// intents.

#include "classifiers/text/prose.h"

namespace mailroom {

// "Your statement shows 4471, which we never had; a copy please": a copy is asked for of a bill
// that is said not to have come, and nothing speaks of goods, of the proof of their delivery, or
// of anything else that is wrong.
bool asks_for_lost_paper(const Prose& prose);

// "The signed note of 4471 please, our night porter says that he signed nothing": who remembers
// something else asks to be shown.
bool asks_who_signed(const Prose& prose);

// "4471 goes on the 12th. I still wait for your answer about the trolleys": what it may complain of
// was said before.
bool only_awaits_answer(const Prose& prose);

} // namespace mailroom
