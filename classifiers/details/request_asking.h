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

// "Also invoice 4471", behind a sentence that asks.
bool goes_on_asking(const Prose& prose, const Sentence& sentence);

// "All that we have not paid": in a note without the name of a document.
bool names_what_is_open(const Prose& prose, const Sentence& sentence);

} // namespace mailroom
