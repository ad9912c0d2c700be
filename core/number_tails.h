#pragma once

// How people shorten the numbers of documents, for the indexes of the books. Pure.

#include "core/text_index.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace mailroom {

inline constexpr std::size_t number_tail_min = 4;

// The key of a normalised number of at least number_tail_min characters: "party\nlast four".
std::string tail_key(std::string_view party_id, std::string_view normalized);

// What is said of a number whose last, short group is a branch, a country or a year: "LP70966" of
// "LP70966-CA", "RE4711" of "RE-4711/26". Normalised; the whole where it has no such group.
std::string without_last_group(std::string_view number);

// Files the place under the tail of the number, with its last group and without.
void add_tails(
    TextIndex& index, std::string_view party_id, std::string_view number, std::size_t place);

// "704471" of "INV704471"; empty where other than letters stand before the digits.
std::string_view digits_of_series(std::string_view normalized);

} // namespace mailroom
