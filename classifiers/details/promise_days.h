#pragma once

// The days on which a sentence promises to pay, for classifiers/details/promises.cpp.

#include "classifiers/text/prose.h"

#include <vector>

namespace mailroom {

// "Half now", "50% on the 30th".
bool promises_parts(const Prose& prose, const Sentence& sentence);

// The "not on the" before this day; null where it is not denied.
const PhraseHit* denial_of(const Prose& prose, const DateExpression& day);

// In the order of the words, none before `earliest`: without those that another part of the
// sentence says something else of, and without those that the next one puts better.
std::vector<const DateExpression*>
promised_days(const Prose& prose, const Sentence& sentence, const Date& earliest);

} // namespace mailroom
