#pragma once

// Days of a scan whose strokes or points were lost: "15 06 2031" stands for "15/06/2031" where
// several days of the page are read so, or where it is all that follows a colon. Pure.

#include "core/layout.h"

namespace mailroom {

// Words are in reading order.
void mend_dates(Page& page);

} // namespace mailroom
