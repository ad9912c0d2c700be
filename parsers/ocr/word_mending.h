#pragma once

// Words as OCR gives them -> words as they were printed, where their shape alone tells: rules of
// tables and specks go, and an amount that fell apart at its mark of thousands is one word again.
// Pure.

#include "core/layout.h"

#include <vector>

namespace mailroom {

// The words of one page, in any order; those that stay are in reading order.
void mend_words(Page& page);

} // namespace mailroom
