#pragma once

// The documents of the books that a request means.

#include "core/books.h"
#include "core/casework.h"

#include <string>
#include <vector>

namespace mailroom {

struct FoundDocuments {
    std::vector<const FiledDocument*> documents; // Each once, in the order asked for.
    std::string missing; // What was not found, in words for staff; empty where all is there.
};

// Only documents of the party, and those that belong to everybody. By reference where one is
// given; by period where one is given, and then whole: every invoice that the books know of the
// period must have its document, a statement must reach the period's end. Of statements, tax
// forms and contracts asked for without either, the newest. `documents` live as long as the books.
FoundDocuments find_documents(
    const std::vector<DocumentRequest>& requests, const Books& books, std::string_view party_id);

} // namespace mailroom
