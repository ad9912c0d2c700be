#pragma once

#include <string>
#include <string_view>

namespace mailroom {

// Text for comparing: lower case, Latin letters without their accents (ligatures and sharp s
// written out), every kind of blank a blank, typographic quotes and dashes as in ASCII, every
// sign of a currency the same word. Other scripts stay as they are; bytes that are no UTF-8 become
// blanks.
std::string folded_text(std::string_view text);

} // namespace mailroom
