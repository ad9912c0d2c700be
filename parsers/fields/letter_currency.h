#pragma once

// The rand is written with a letter: "R 4 096.45". Anywhere else a letter before a sum is the code
// of its rate or of its row, so all totals of a page must have it, and nothing another currency.

#include "parsers/fields/analysis.h"

#include <optional>

namespace mailroom::fields {

// The currency, with the letter that stands at the last total. Nothing where the page does not say
// so at two totals or more.
std::optional<Fact> currency_by_letter(const Analysis& analysis);

} // namespace mailroom::fields
