#pragma once

// What a sentence that asks for documents leaves to the ones beside it, and numbers in it that its
// documents do not take, for classifiers/details/requests.cpp.

#include "classifiers/dates/periods.h"
#include "classifiers/numbers/document_nouns.h"

#include <vector>

namespace mailroom {

// "These two never came: 4471, 4472. Please send both and the credit 881": `nouns`, and those of
// the sentence before where words speak of several.
std::vector<DocumentNoun>
with_those_before(std::vector<DocumentNoun> nouns, const Prose& prose, std::size_t sentence);

// "That statement" above "send it here, plus 4471": with the document that the subject names, which
// has no number.
std::vector<DocumentNoun> with_that_of_subject(
    std::vector<DocumentNoun> nouns,
    const Prose& prose,
    const Sentence& sentence,
    const std::vector<DocumentNoun>& subject_nouns);

// "The statement went astray. We need one for July": a period for what the sentence before names
// without a number. `sentence` is not the first.
bool tells_period_of_one(
    const Prose& prose, const std::vector<Period>& periods, std::size_t sentence);

// "And for 4472 too?" behind `asked`, where those are signed notes.
bool is_same_for(
    const Prose& prose, const Sentence& sentence, const std::vector<DocumentNoun>& asked);

// "No signed note, no payment. Please for 4471.": what the sentence before names, where that is a
// signed note. `index` is not that of the first sentence.
bool is_short_for(const Prose& prose, const Sentence& sentence, std::size_t index);

// "Same for the October statement", "do you have the contract somewhere?", "the signed note of the
// first would help": where it is known that documents are asked for, a question that names one and
// what is wished for beside the others.
bool asks_in_passing(
    const Prose& prose, const Sentence& sentence, const std::vector<DocumentNoun>& nouns);

// "2. Statement for May", "- statement for May": a row of a mail that lists its wishes.
bool is_listed_wish(
    const Prose& prose, const Sentence& sentence, const std::vector<DocumentNoun>& nouns);

// "4471 is lost. Send it, with a statement": with what the word points back at.
std::vector<DocumentNoun>
with_what_is_handed_over(std::vector<DocumentNoun> nouns, const Prose& prose, std::size_t sentence);

// "4471 (order 9920) is illegible", "bill 4471 to the right order": an order that nobody asks for.
bool is_order_of_other(const Prose& prose, const DocumentNoun& noun);

// A question for a sum, and for no document.
bool asks_how_much(const Prose& prose, const Sentence& sentence);

// A short sentence that names no document: what is asked for goes on behind it.
bool is_aside(const Prose& prose, const Sentence& sentence, const std::vector<DocumentNoun>& nouns);

// "4471 and the form W-9": a number that no noun of the sentence may have is a document of its own.
void add_numbers_beside(
    std::vector<DocumentNoun>& nouns, const Prose& prose, const Sentence& sentence);

} // namespace mailroom
