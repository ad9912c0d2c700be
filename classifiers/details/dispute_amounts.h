#pragma once

// How much of a document is contested, for classifiers/details/disputes.cpp.

#include "classifiers/details/dispute_scopes.h"
#include "core/books.h"
#include "core/casework.h"

#include <optional>
#include <string>

namespace mailroom {

// The sum that is contested of the document `number`: one that words such as "difference" or
// "credit" mark, else the largest in what is said of it, which is what parts and prices come to;
// the document's own total only where it is contested as a whole or withheld.
std::optional<Decimal> contested_sum(
    const Prose& prose,
    const Books& books,
    const DisputeScope& scope,
    const std::string& number,
    DisputeReason reason);

} // namespace mailroom
