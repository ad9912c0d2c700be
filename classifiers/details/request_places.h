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

// "You quote our order 7700. Send us your copy of the order": of the sentences right before, else
// of the next one.
std::vector<std::string>
references_of_kind_near(const Prose& prose, std::size_t sentence, ReferenceKind kind);

// "Please send it again", "copies of both": what the quoted history is about. Nothing where it
// names several and the sentence does not say that all are meant.
std::vector<std::string> references_of_history(const Prose& prose, const Sentence& sentence);

// "Re: 4471" above "We know nothing of it. Send it over": the documents that the books know.
std::vector<std::string> numbers_of_subject(const Prose& prose);

// "Please send:" above rows, the first of which may stand in the sentence.
bool opens_list(const Prose& prose, const Sentence& sentence);

// "Copies wanted" above rows of which each begins with a number.
bool has_rows_below(const Prose& prose, std::size_t sentence);

// "No | Document | Number": the heading between such a sentence and its rows.
bool is_heading_of_rows(const Prose& prose, const Sentence& sentence);

} // namespace mailroom
