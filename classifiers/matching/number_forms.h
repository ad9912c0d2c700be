#pragma once

// What payers make of the numbers of documents. All numbers here are normalised
// (normalized_number(), core/text.h).

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

// Without the letters and then the zeros that it begins with: "INV00471" -> "471".
std::string_view without_prefix(std::string_view number);

// The words of what is printed that have so many digits: "Rechnung RE-4471 vom 12.3." -> {"RE4471"}
std::vector<std::string> words_with_number(
    std::string_view printed,
    std::size_t digits_min,
    std::string_view separators = " \t\r\n,;:()#+&|");

// All normalised numbers within one edit of this one: a character left out, doubled or added,
// another in its place, two swapped (Damerau). Digits stand for digits, letters for letters; a
// digit and the letter that it is taken for (0 O, 1 I, 5 S, 8 B) stand for each other.
std::vector<std::string> numbers_within_an_edit(std::string_view number);

} // namespace mailroom
