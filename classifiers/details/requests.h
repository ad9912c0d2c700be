#pragma once

// Documents that the sender asks for: type, number and period.

#include "classifiers/text/prose.h"
#include "core/casework.h"

#include <vector>

namespace mailroom {

// Numbers as the books write them; in the order of the text, each once. What is only mentioned, or
// sent along, is no request.
std::vector<DocumentRequest> find_requests(const Prose& prose, const Books& books);

// The same where the whole message is known to ask for documents: then what is named is asked for,
// where no sentence asks in words that we know.
std::vector<DocumentRequest> find_meant_requests(const Prose& prose, const Books& books);

} // namespace mailroom
