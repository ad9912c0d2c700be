#pragma once

// Numbers that a message which asks for documents names only to leave them out, for
// classifiers/details/requests.cpp: "all but 4471", "4472 is already on file, do not resend".

#include "classifiers/dates/periods.h"
#include "classifiers/numbers/document_nouns.h"
#include "classifiers/text/prose.h"

#include <vector>

namespace mailroom {

// What is named, without them. What is at hand stays where nothing else is named: "4471 we have,
// its delivery note is missing". Nor what is named in passing ("after the payment for 4471") or is
// to be explained ("and tell us why 4480 came short").
std::vector<Reference> wanted_references(const Prose& prose);

// "Of 4471 I only have the delivery note, please send the invoice": without the note.
void drop_nouns_at_hand(std::vector<DocumentNoun>& nouns, const Prose& prose);

// "Everything agrees bar 4471": what is named there is what is missing.
bool misses_of_all(const Prose& prose, const Sentence& sentence);

// Without those in which something was asked for before: "the note that I asked you for in March".
std::vector<Period> wanted_periods(std::vector<Period> periods, const Prose& prose);

} // namespace mailroom
