#pragma once

// Which queue shows a message, and by when somebody should have looked at it: one table.

#include "core/events.h"
#include "core/reading.h"
#include "core/understanding.h"

#include <optional>

namespace mailroom {

struct Filing {
    Queue queue = Queue::inquiries;
    WorkState state = WorkState::review;
    std::optional<Date> due_date; // Absent where nobody needs to look.
};

// Of several intents the first in the table names the queue; the earliest due date counts. An
// advice whose disputes are about documents that it pays (deductions) is filed with the payments.
// Mail that asks for nothing is ignored where that is sure and no person sent a file with it.
Filing filing_of(const Reading& reading, const Understanding& understanding, const Date& today);

// Monday to Friday; the day itself does not count.
Date add_working_days(const Date& date, int days);

} // namespace mailroom
