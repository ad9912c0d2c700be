#pragma once

// Wishes that a message takes back, for classifiers/details/requests.cpp.

#include "classifiers/text/prose.h"
#include "core/casework.h"

#include <vector>

namespace mailroom {

// "And have you the credit note too? Actually, forget the credit note, just the delivery note":
// drops what is taken back by its type or number, and what is not among that which alone is still
// wanted; all of it where the words name nothing ("never mind, found it").
void drop_withdrawn(std::vector<DocumentRequest>& requests, const Prose& prose);

} // namespace mailroom
