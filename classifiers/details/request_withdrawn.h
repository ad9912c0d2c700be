#pragma once

// Wishes that a message takes back, for classifiers/details/requests.cpp.

#include "classifiers/text/prose.h"
#include "core/casework.h"
#include "core/understanding.h"

#include <vector>

namespace mailroom {

// "And have you the credit note too? Actually, forget the credit note, just the delivery note":
// drops what is taken back by its type or number, and what is not among that which alone is still
// wanted; all of it where the words name nothing ("never mind, found it").
void drop_withdrawn(std::vector<DocumentRequest>& requests, const Prose& prose);

// "Your proof of delivery bears a signature that nobody knows": beside a complaint a document that
// is named and asked for in no words is at hand, and the message requests none.
void drop_request_that_complains(Understanding& meant, const Prose& prose);

} // namespace mailroom
