#pragma once

#include "parsers/fields/analysis.h"

namespace mailroom::fields {

// The currency that a document counts in and how sure that is, by its signs and codes, once values
// and language are known. A sign that several currencies have is that of the one which is named by
// its code, or by words that only one country has (data/country_currencies.tsv), else the
// language's; outside English a dollar sign alone says little.
void find_currency(Analysis& analysis);

} // namespace mailroom::fields
