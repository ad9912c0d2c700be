#pragma once

// Where the numbers stand of documents that are asked for without one, for
// classifiers/details/requests.cpp.

#include "classifiers/text/prose.h"

#include <string>
#include <vector>

namespace mailroom {

// The numbers of the sentences before, nearest first, or of the one behind. Rows of numbers are
// taken together.
std::vector<std::string> references_near(const Prose& prose, std::size_t sentence);

// "Please send it again", "copies of both": what the quoted history is about. Nothing where it
// names several and the sentence does not say that all are meant.
std::vector<std::string> references_of_history(const Prose& prose, const Sentence& sentence);

// "Please send:" above rows, the first of which may stand in the sentence.
bool opens_list(const Prose& prose, const Sentence& sentence);

} // namespace mailroom
