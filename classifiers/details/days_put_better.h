#pragma once

// A day that is named twice: "next Wednesday (the 9th)". For classifiers/details/promise_days.cpp.

#include "classifiers/text/prose.h"

#include <vector>

namespace mailroom {

// Of two days in the order of the words of which one only says the other better, the better one:
// "approved by Friday, i.e. the 13th", "the 15th (Monday)", "the week after, on the 19th".
void drop_days_put_better(std::vector<const DateExpression*>& days, const Prose& prose);

// "You'll have it by the 20th, the council's grant lands on the 17th", "the council pays us on the
// 17th": what somebody else pays, nor the day of a letter.
void drop_days_of_others(std::vector<const DateExpression*>& days, const Prose& prose);

// "the 9th", and not "Wednesday".
bool has_digits(const Prose& prose, const DateExpression& day);

// "I can do 300 today", "this evening": this day, of a payment that is not made yet.
bool is_meant_for_today(const Prose& prose, const DateExpression& day);

} // namespace mailroom
