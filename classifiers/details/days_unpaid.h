#pragma once

// The days of a text that tells of a payment on which nothing was paid.

#include "classifiers/text/prose.h"

namespace mailroom {

// "Part 2/5", "SMITH 2/6" in autumn: one of several, and no day of these weeks.
bool is_share_of_payment(const Prose& prose, const DateExpression& date);

// Whether the day is one of arrival ("you should have it by Friday"), a share, a week that names a
// list ("advice of week 42"), the day of a payment that came back, or that of what is left over
// ("500 sent today, the other 40 come on Friday").
bool is_day_unpaid(const Prose& prose, const DateExpression& date);

// "620.00 this afternoon for 4471. The other half on the 20th."
bool tells_sum_of_today(const Prose& prose, const Sentence& sentence);

} // namespace mailroom
