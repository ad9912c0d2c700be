#pragma once

// Which tax number of an invoice is whose.

#include "parsers/fields/choice/candidates.h"

#include <vector>

namespace mailroom::fields {

// By their labels: "Ihre UID", "Partita IVA cliente" are the buyer's, any other the seller's.
void set_tax_numbers(
    const Analysis& analysis, const std::vector<Candidate>& candidates, Document& document);

// Once the parties are known: a number that stands in the lines under the buyer's name is the
// buyer's, however early it stands on the page.
void settle_tax_numbers(const Analysis& analysis, Document& document);

} // namespace mailroom::fields
