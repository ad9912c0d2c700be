#pragma once

// Two claims on one document, for classifiers/details/disputes.cpp.

#include "classifiers/text/prose.h"
#include "core/books.h"
#include "core/casework.h"

#include <vector>

namespace mailroom {

// "Two things on 4471: one lamp was cracked, 24.00, and the carriage of 18.00 was not agreed":
// where words say that there are several, each that has a fault and a sum of its own becomes a
// dispute.
void part_claims(std::vector<Dispute>& disputes, const Prose& prose, const Books& books);

} // namespace mailroom
