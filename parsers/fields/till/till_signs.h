#pragma once

// By what a till's receipt is known, and its rows as text.

#include "parsers/fields/analysis.h"
#include "parsers/fields/till/till_rows.h"

#include <string>
#include <string_view>
#include <vector>

namespace mailroom::fields {

// Amounts that are handed over and given back, a total that is paid in full, taxes rounded to the
// coin, the hour beside the day: two such signs, and nobody who is billed.
bool is_till_receipt(const Analysis& analysis, const std::vector<TillRow>& rows);

// What was handed over, less what was given back, is the total: that of no other document.
bool gives_change(const std::vector<TillRow>& rows);

// The goods and their tax make the total, which is paid by card or in cash as it is.
bool is_taxed_and_paid(const std::vector<TillRow>& rows);

// "18:05", "6:05:11 PM"
bool has_hour(std::string_view text);

// Its pieces, each with a blank behind it.
std::string text_of(const Row& row);

} // namespace mailroom::fields
