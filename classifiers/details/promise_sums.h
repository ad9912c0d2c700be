#pragma once

// Which of the sums that a sentence names is what it promises, for
// classifiers/details/promises.cpp.

#include "classifiers/text/prose.h"

#include <vector>

namespace mailroom {

// The sums of money, in the order of the words; not "but not the 30.00 fee".
std::vector<const AmountMention*> money_in(const Prose& prose, const Sentence& sentence);

// Of the sums of one payment: the one that is the rest, else the one that it comes to ("900.00 less
// 80.00, total 820.00"), else those that are not taken off.
void keep_sum_of_payment(std::vector<const AmountMention*>& sums, const Prose& prose);

// "4471 goes on Friday. That's 820.00", "10,560.74 though, not the whole": the sum that the next
// sentence begins with; else none.
std::vector<const AmountMention*> sum_told_first(const Prose& prose, const Sentence& next);

// "4471 and 4480 on Friday, 1,200.00 in total" tells nothing of either.
void drop_totals(
    std::vector<const AmountMention*>& sums, std::size_t documents, const Prose& prose);

} // namespace mailroom
