#pragma once

// International bank account numbers (ISO 13616): two letters of the country, two check digits, and
// as many characters as the country's banks use. Pure; any thread.

#include <cstddef>
#include <string_view>

namespace mailroom {

// How long the account numbers of a country are ("DE": 22); 0 where it has none.
std::size_t iban_length(std::string_view country);

// Without blanks, capital letters: the length is its country's, and the check digits hold (ISO
// 7064, modulo 97).
bool is_iban(std::string_view compact);

} // namespace mailroom
