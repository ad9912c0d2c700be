#pragma once

// What a dispute says beside its document and reason, for classifiers/details/disputes.cpp: the
// line, what is wanted, what will be paid meanwhile, and the reason in the codes of remittance
// advices.

#include "classifiers/text/prose.h"
#include "core/casework.h"

#include <vector>

namespace mailroom {

// Of two about one document the first holds, with the sum of the second where it has none.
void add_once(std::vector<Dispute>& disputes, Dispute fresh);

void add_details(Dispute& dispute, const Prose& prose, const Books& books);

} // namespace mailroom
