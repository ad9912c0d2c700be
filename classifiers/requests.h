#pragma once

// Documents that the sender asks for: type, number and period.

#include "classifiers/prose.h"
#include "core/casework.h"

#include <vector>

namespace mailroom {

// Numbers as the books write them; in the order of the text, each once. What is only mentioned, or
// sent along, is no request.
std::vector<DocumentRequest> find_requests(const Prose& prose, const Books& books);

} // namespace mailroom
