#pragma once

// Text as labels and names are compared: lower case, Latin and Greek letters without their accents,
// all kinds of blanks as one ' '. "Überweisung\u00A0Nº" -> "uberweisung no". Bytes that are no
// UTF-8 stay.

#include <cstddef>
#include <string>
#include <string_view>

namespace mailroom {

std::string folded(std::string_view utf8);

// The blank that begins at text[at]: its length in bytes, 0 where there is none. No-break and thin
// spaces count; line ends do not.
std::size_t blank_length(std::string_view text, std::size_t at);

// The word of letters (ASCII or beyond; no digits) that begins at text[at], possibly empty.
std::string_view letters_at(std::string_view text, std::size_t at);
// The word of letters that ends right before text[end], possibly empty.
std::string_view letters_before(std::string_view text, std::size_t end);

} // namespace mailroom
