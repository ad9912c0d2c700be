#pragma once

// The documents that were asked for so far, for classifiers/details/requests.cpp.

#include "classifiers/numbers/document_nouns.h"
#include "core/books.h"

#include <vector>

namespace mailroom {

// One for each number and period of the noun, else one for its kind; each once. What the books
// know as a credit note is one, whatever it was called. `all_open`: all that are not paid.
void add_requests(
    std::vector<DocumentRequest>& requests,
    const Books& books,
    const DocumentNoun& noun,
    bool all_open);

} // namespace mailroom
