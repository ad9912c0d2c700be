#pragma once

#include "parsers/fields/analysis.h"

namespace mailroom::fields {

// Which tax number is whose, once the parties are known: one that stands in the lines under the
// buyer's name is the buyer's, however early it stands on the page.
void settle_tax_numbers(const Analysis& analysis, Document& document);

} // namespace mailroom::fields
