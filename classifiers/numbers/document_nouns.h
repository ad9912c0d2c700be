#pragma once

// The names of documents in a sentence ("statement", "Lieferschein"), for
// classifiers/details/requests.cpp.

#include "classifiers/text/prose.h"
#include "core/casework.h"

#include <string>
#include <vector>

namespace mailroom {

struct DocumentNoun { // In the words [first, last).
    FileType type{};
    std::size_t first = 0, last = 0;
    std::vector<std::string> references;
    std::vector<std::string> periods;
};

// Whether documents of this type are told apart by numbers.
bool has_numbers(FileType type);

std::vector<DocumentNoun> document_nouns_in(const Prose& prose, const Sentence& sentence);

// "the delivery note for invoice 4471", "of invoice 4471 the delivery note": the invoice only tells
// which one, and is dropped; so is the statement of "since our last statement". Where both are
// wanted, a joining word or a comma stands between them.
void drop_qualifying_nouns(std::vector<DocumentNoun>& nouns, const Prose& prose);

} // namespace mailroom
