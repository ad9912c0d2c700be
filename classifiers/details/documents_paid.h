#pragma once

// Which documents the sentences that tell of a payment say it is for.

#include "classifiers/text/prose.h"
#include "core/casework.h"

#include <vector>

namespace mailroom {

// Those that the sentences name, orders and deliveries apart, else open ones that they name by
// their sums, else the one that the subject or the history is about. `remittance` holds the amount
// and the reference of the payment, where they are known: a part of its reference is no document.
// The references live in `prose`.
std::vector<const Reference*> documents_told(
    const Remittance& remittance,
    const Prose& prose,
    const Books& books,
    const std::vector<const Sentence*>& sentences);

} // namespace mailroom
