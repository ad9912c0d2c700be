#pragma once

// Documents that a mail asks for without their number, by what the books say of them.

#include "classifiers/text/prose.h"
#include "core/books.h"
#include "core/casework.h"

#include <string_view>
#include <vector>

namespace mailroom {

// "the invoice for our order 77120", "the one of 12 April over 416.92", "that of eighty-seven
// euro": where an order, a sum and a day that are named suit one item of the party alone, that is
// what is asked for. Requests that name a document, all open ones or what has no number stay.
void name_by_books(
    std::vector<DocumentRequest>& requests,
    const Prose& prose,
    const Books& books,
    std::string_view party_id);

} // namespace mailroom
