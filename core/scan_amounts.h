#pragma once

// Amounts of money as people write them, in any country's form: 1.234,56 · 1 234,56 · 1'234.56 ·
// 1,23,456.78 · -5 · 5- · (5.00) · 5.00 CR, with a currency's sign or code before or after.
// What is plainly something else (a date, a time, part of a number with letters) is no amount.

#include "core/currency.h"
#include "core/decimal.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

enum class DecimalMark : std::uint8_t { unknown, point, comma };

struct ScannedAmount {
    std::size_t begin = 0, end = 0; // Bytes of the text, with sign and currency.
    Decimal value;
    std::string currency;          // ISO 4217, or empty. "$" gives USD, see below.
    bool currency_certain = false; // False for "$", "kr" and "¥", which several countries use.
    bool has_decimals = false;
    bool ambiguous = false; // "1.234": read as grouped unless the habit says otherwise.
    bool percent = false;   // "19 %"
    bool sign_written = false;
};

// `habit` decides what a text cannot say by itself; see decimal_mark_of.
std::vector<ScannedAmount>
scan_amounts(std::string_view text, DecimalMark habit = DecimalMark::unknown);

// The decimal mark that most unambiguous amounts of a whole document use.
DecimalMark decimal_mark_of(std::string_view text);

} // namespace mailroom
