#pragma once

// How tall the words of a page are, against which gaps, rules and stray ink are measured.

#include "core/layout.h"

#include <vector>

namespace mailroom {

// The median, in points; 0 where there are none.
float height_of(const std::vector<Word>& words);

} // namespace mailroom
