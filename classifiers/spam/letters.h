#pragma once

// How letters are used to shout and to hide words from filters. UTF-8.

#include <string_view>

namespace mailroom {

// Of its Latin letters those that are capitals, 0..1; 0 where there are hardly any letters.
double share_of_capitals(std::string_view text);

// Letters of another alphabet between Latin ones, or characters that nobody sees.
bool disguises_letters(std::string_view text);

// "f.r.e.e", "c-r-e-d-i-t"
bool spaces_letters_out(std::string_view text);

} // namespace mailroom
