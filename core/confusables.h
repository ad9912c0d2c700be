#pragma once

// Letters of other alphabets that are drawn like Latin ones, as in domains made to be mistaken.

#include <string>
#include <string_view>

namespace mailroom {

// A label of a domain, lower case, as Latin letters: punycode ("xn--...", RFC 3492) is decoded,
// Cyrillic, Greek, Armenian and full-width letters become those that they look like, accents go.
// What looks like no Latin letter stays.
std::string latin_look(std::string_view label);

} // namespace mailroom
