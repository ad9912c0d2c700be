#pragma once

// The currency of a till's receipt: by its sign beside the amounts, or by the country, which names,
// legal forms and taxes tell (data/country_currencies.tsv).

#include "core/document.h"
#include "parsers/fields/analysis.h"

namespace mailroom::fields {

void set_till_currency(const Analysis& analysis, Document& document);

} // namespace mailroom::fields
