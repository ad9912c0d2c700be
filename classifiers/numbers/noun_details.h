#pragma once

// Which numbers and periods of a sentence belong to which of the documents that it names, for
// classifiers/details/requests.cpp.

#include "classifiers/dates/periods.h"
#include "classifiers/numbers/document_nouns.h"
#include "core/books.h"

#include <optional>
#include <string>
#include <vector>

namespace mailroom {

// What a number is in the books; nothing where they do not know it.
std::optional<FileType> type_in_books(const Books& books, const std::string& number);

// A noun whose number the books know as another type of document becomes that.
void give_references(
    std::vector<DocumentNoun>& nouns,
    const Prose& prose,
    const Books& books,
    const Sentence& sentence);

// "4471 and 4472, and the delivery note of the latter": of the numbers the one that these words
// point to by its place, or all where they point to none.
void keep_pointed_at(std::vector<std::string>& numbers, const Prose& prose, const Sentence& among);

// Nouns that have a number have no period.
void give_periods(
    std::vector<DocumentNoun>& nouns,
    const Prose& prose,
    const std::vector<Period>& periods,
    const Sentence& sentence);

} // namespace mailroom
