#pragma once

// What "all", "the rest", "everything else" and "as well" of a promise speak of, for
// classifiers/details/promises.cpp.

#include "classifiers/details/promise_documents.h"
#include "classifiers/text/prose.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace mailroom {

// "The whole account"; but "the balance of 2,760" is the rest of what was paid in part, and where
// one document was named before, "you get all of it on Friday" is that one.
bool is_about_all(
    const Prose& prose,
    const PromisedDocuments& documents,
    const Sentence& sentence,
    const std::vector<const AmountMention*>& amounts);

// "The rest", and not the document that "the other one" is; null where there is none.
const PhraseHit*
rest_in(const Prose& prose, const Sentence& said, const std::vector<Reference>& references);

// "4471 was paid last week, 4480 follows on Monday": takes out what its own part says to be paid,
// where others remain.
void drop_paid(std::vector<Reference>& references, const Prose& prose);

// "4471 as soon as the credit is here, 4480 on Friday", "4471 on the 15th, of 4480 we talk later":
// takes out what has a condition, or is left open, in its own part, where others remain.
void drop_put_off(std::vector<Reference>& references, const Prose& prose);

// "It is in Friday's run along with 4480": whether the first number that is named goes beside
// another thing.
bool goes_along(const Prose& prose, const Sentence& said, const Reference& first);

// "Everything else", and not "the remaining 300.00"; null where there is none.
const PhraseHit* all_else_in(const Prose& prose, const Sentence& said);

// "4471 is paid, everything else goes on Friday": takes those out that stand before these words.
// What else is open are the others that were named before, and without such the account.
void keep_all_else(
    std::vector<Reference>& references,
    const PhraseHit& all_else,
    const PromisedDocuments& documents);

// "4471 goes on Friday and the rest of the account on the 30th": the word with which the rest
// begins, where what stands before it is promised whole and for a day of its own; else nothing.
std::optional<std::size_t>
begin_of_rest(const Prose& prose, const PromisedDocuments& documents, const Sentence& said);

// "The next run is on 16 July. 4471 and 4480 are in it.": names what a payment is of.
bool names_what_is_in(const Prose& prose, const Sentence& next);

// "4471 goes on Friday. 4480 as well.": a few words that name documents and say no more.
bool is_likewise(const Prose& prose, const Sentence& next);

} // namespace mailroom
