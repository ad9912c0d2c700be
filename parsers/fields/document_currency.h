#pragma once

#include "parsers/fields/analysis.h"

#include <cstddef>
#include <set>

namespace mailroom::fields {

// The currency that a document counts in and how sure that is, by its signs and codes, once values
// and language are known. A sign that several currencies have is that of the one which is named by
// its code, or by words that only one country has (data/country_currencies.tsv), else the
// language's; outside English a dollar sign alone says little.
void find_currency(Analysis& analysis, const std::set<std::size_t>& rows_left_out = {});

// Whether the page's amounts rule this currency out: they have cents, which its money (CLP, ISK,
// JPY: ISO 4217, no minor unit) has not. "Red chile stew 8.25" is no matter of Chile.
bool is_ruled_out_by_cents(const Analysis& analysis, std::string_view code);

} // namespace mailroom::fields
