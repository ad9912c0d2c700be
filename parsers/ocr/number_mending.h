#pragma once

// Numbers of documents as OCR gives them -> as they were printed, where the other numbers of their
// column tell: a series is written alike in each row, so that of "FV00819887" and "FVO0820077" the
// one that stands alone is misread. Letters that every row has are left to the reader of the
// picture. Pure.

#include "core/layout.h"

namespace mailroom {

void mend_numbers(Page& page);

} // namespace mailroom
