#pragma once

// What a sentence asks for that names no document, for classifiers/details/requests.cpp.

#include "classifiers/dates/periods.h"
#include "classifiers/numbers/document_nouns.h"

#include <vector>

namespace mailroom {

// The numbers in the sentence, those of the sentence before, or the documents named there. `again`:
// the sentence before asks too; `asked_before`: for these.
std::vector<DocumentNoun> unnamed_documents(
    const Prose& prose,
    const std::vector<Period>& periods,
    std::size_t index,
    bool again,
    const std::vector<DocumentNoun>& asked_before);

// Where nothing beside the sentence says it: the numbers of the one before it, or what the subject
// names.
std::vector<DocumentNoun> documents_above(
    const Prose& prose, std::size_t index, const std::vector<DocumentNoun>& subject_nouns);

} // namespace mailroom
