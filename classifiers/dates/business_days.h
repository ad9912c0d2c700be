#pragma once

// The calendar of TARGET, in which euro payments move: Monday to Friday without 1 January, Good
// Friday, Easter Monday, 1 May, 25 and 26 December.

#include "core/time.h"

namespace mailroom {

bool is_business_day(const Date& date);
Date add_business_days(const Date& date, int days); // Counted from the next (or previous) day.
Date business_day_on_or_after(Date date);
Date business_day_before(Date date);
Date easter_sunday(int year);

// The holiday that mail names: month * 100 + day, or 1 for Easter (from Good Friday on), 2 for the
// Thanksgiving of the United States, 3 for Whit Sunday.
Date holiday_in(int year, int code);

} // namespace mailroom
