#pragma once

// Currencies as people write them beside an amount: codes of ISO 4217 and signs.

#include <cstddef>
#include <string_view>

namespace mailroom {

struct Currency {
    std::string_view code; // ISO 4217, or empty.
    bool certain = false;  // False for "$", "kr" and "¥", which several countries use.
};

// All of `token` is a currency: "EUR", "€", "CHF", "Rs.".
Currency currency_of(std::string_view token);

// A currency's code or sign that stands by itself right before text[end], or from text[begin] on.
struct CurrencyMark {
    std::size_t length = 0; // Bytes; 0 where there is none.
    Currency currency;
};
CurrencyMark currency_ending_at(std::string_view text, std::size_t end);
CurrencyMark currency_starting_at(std::string_view text, std::size_t begin);

} // namespace mailroom
