#pragma once

// Documents that are asked for by a number or beside another one, for
// classifiers/details/requests.cpp.

#include "classifiers/numbers/document_nouns.h"

#include <string>
#include <vector>

namespace mailroom {

// "Send 4471 again": documents that are known by their numbers alone.
std::vector<DocumentNoun> documents_by_number(const Prose& prose, const Sentence& sentence);

// "4471 with its signed note": adds the document to the note, where no noun before it names it.
void add_documents_with_note(
    std::vector<DocumentNoun>& nouns, const Prose& prose, const Sentence& sentence);

// "The statement and a copy of 4471", "4471 again, with the delivery note": a number right beside a
// word for a copy is a document by itself.
void add_copies(std::vector<DocumentNoun>& nouns, const Prose& prose, const Sentence& sentence);

// Those of the sentence before: "I miss invoice 4471. Please send it." Not "the link for invoice
// 4471".
std::vector<DocumentNoun> nouns_before(const Prose& prose, std::size_t sentence);

// "The delivery note of 4471 and a copy of the invoice itself": the same number's.
bool is_copy_of_same(const Prose& prose, const DocumentNoun& noun);
// "The invoice and the signed delivery note for 4471": those of the noun that it is joined with.
std::vector<std::string> references_of_joined(
    const Prose& prose, const DocumentNoun& noun, const std::vector<DocumentNoun>& nouns);
std::vector<std::string> references_of_note(const std::vector<DocumentNoun>& nouns);

} // namespace mailroom
