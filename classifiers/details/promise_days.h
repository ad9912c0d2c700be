#pragma once

// The days on which a sentence promises to pay, for classifiers/details/promises.cpp.

#include "classifiers/text/prose.h"

#include <vector>

namespace mailroom {

// "Half now", "50% on the 30th".
bool promises_parts(const Prose& prose, const Sentence& sentence);

// The "not on the" before this day; null where it is not denied.
const PhraseHit* denial_of(const Prose& prose, const DateExpression& day);

// "On the 5th and not before": whether these words deny nothing but another day.
bool denies_day_before(const Prose& prose, const PhraseHit& denial);

// In the order of the words, none before `earliest`: without those that another part of the
// sentence says something else of, and without those that the next one puts better.
std::vector<const DateExpression*>
promised_days(const Prose& prose, const Sentence& sentence, const Date& earliest);

// Of several days of one payment: "approved on the 12th, with you by the 14th" is of the last, but
// "in the run of the 14th, so with you on the 16th" of the run.
void keep_day_of_payment(std::vector<const DateExpression*>& days, const Prose& prose);

} // namespace mailroom
