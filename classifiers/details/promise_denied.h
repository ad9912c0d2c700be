#pragma once

#include "classifiers/text/prose.h"

namespace mailroom {

// "It won't be paid": but the day alone is denied in "paid on the 23rd and not on the 20th", and
// "on its due date" demands nothing.
bool is_payment_denied(const Prose& prose, const Sentence& sentence);

} // namespace mailroom
