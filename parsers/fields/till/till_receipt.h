#pragma once

// What a till prints: a narrow strip without a buyer, whose total is the one that what was handed
// over and given back, or what was sold and taxed, confirms.

#include "parsers/fields/choice/candidates.h"
#include "parsers/fields/till/till_rows.h"

namespace mailroom::fields {

// Sets the totals, the day and the seller, and how sure they are. Other fields of the document
// stay; of checks it leaves those that it made.
void read_till_receipt(
    const Analysis& analysis, const std::vector<TillRow>& rows, Document& document);

} // namespace mailroom::fields
