#pragma once

#include "classifiers/numbers/references.h"

#include <vector>

namespace mailroom {

// "order 45-2210, only for 45-2211": what looks like a number that a word has named is one more,
// where its shape says more than digits and speaks for one kind alone.
void take_kinds_of_like_shapes(std::vector<Reference>& references);

} // namespace mailroom
