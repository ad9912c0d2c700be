#pragma once

// Numbers that a message which asks for documents names only to leave them out, for
// classifiers/details/requests.cpp: "all but 4471", "4472 is already on file, do not resend".

#include "classifiers/text/prose.h"

#include <vector>

namespace mailroom {

// What is named, without them. What is at hand stays where nothing else is named: "4471 we have,
// its delivery note is missing".
std::vector<Reference> wanted_references(const Prose& prose);

} // namespace mailroom
