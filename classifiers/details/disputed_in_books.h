#pragma once

// Which invoice a complaint is about that gives no number of it: "the last one (the 245.09)", "our
// order W-7264", "the bags of the 17th".

#include "classifiers/text/prose.h"
#include "core/casework.h"

#include <string_view>
#include <vector>

namespace mailroom {

// Disputes of no document, or of an order, get the one open invoice of the party that the sum, the
// order or the day fits; where none or several fit, they stay as they are.
void name_disputed_by_books(
    std::vector<Dispute>& disputes,
    const Prose& prose,
    const Books& books,
    std::string_view party_id);

} // namespace mailroom
