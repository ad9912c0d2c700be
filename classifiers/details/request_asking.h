#pragma once

// Whether a sentence asks for documents, for classifiers/details/requests.cpp; the words are
// data/phrases/requests.txt.

#include "classifiers/dates/periods.h"
#include "classifiers/text/prose.h"

#include <vector>

namespace mailroom {

enum class Asking {
    no,
    wish, // For something, perhaps not to be sent.
    send,
};

Asking asking(const Prose& prose, const std::vector<Period>& periods, const Sentence& sentence);

// "Also invoice 4471.", "And the delivery note for it.": behind a sentence that asks.
bool goes_on_asking(const Prose& prose, const Sentence& sentence);

// Whether the body names a document in another sentence that asks for it.
bool asks_outright_beside(const Prose& prose, const Sentence& sentence);

// What was paid, delivered or is to be credited: of the numbers beside it no document is meant.
bool tells_other(const Prose& prose, const Sentence& sentence);

// "All open", "what we owe": not "the file does not open".
bool tells_all_open(const Prose& prose, const Sentence& sentence);

// "We never had this delivery (4471). Send us the signed note.": the number is told for what the
// next sentence asks for.
bool is_told_for_next(const Prose& prose, std::size_t sentence);

// "Re: statement please": "Got it, thank you!" - an answer that says no more than thanks asks for
// nothing, whatever its subject asked for.
bool answers_with_thanks(const Prose& prose);

// "All that we have not paid": in a note without the name of a document.
bool names_what_is_open(const Prose& prose, const Sentence& sentence);

} // namespace mailroom
