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

} // namespace mailroom
