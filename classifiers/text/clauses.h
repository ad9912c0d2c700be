#pragma once

// Clauses that speak of different documents: "4471 is in Friday's run, but 4480 came two short" is
// one sentence that promises the one and disputes the other. For classifiers/text/prose.cpp.

#include "classifiers/text/prose.h"

#include <vector>

namespace mailroom {

// The sentences, and those that name several documents cut between them: at a comma, a dash, a
// bracket or a joining word, where each side says something (pays, disputes, asks) about its own.
// Lists stay whole ("4471, 4472 and 4480 are paid"), and so do conditions with what hangs on them.
std::vector<Sentence> clauses_of(const Prose& prose);

// The words between the commas, semicolons and brackets around the words [first, last), within
// their sentence.
Sentence part_around(const Words& words, std::size_t first, std::size_t last);

// "Paga na terça e a outra no dia 27": the Portuguese "on the", which denies nothing.
bool is_before_day(const Prose& prose, const PhraseHit& hit);

} // namespace mailroom
