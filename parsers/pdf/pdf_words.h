#pragma once

// Text as Poppler gives it -> words of ours.

#include "core/layout.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace mailroom {

// UTF-16 in native order -> UTF-8. Lone surrogates become U+FFFD, control characters, soft hyphens
// and blanks of any width are left out.
std::string word_text(std::u16string_view utf16);

// Whether a font's PostScript name ("ABCDEF+Arial-BoldMT") says that it is bold.
bool is_bold_font(std::string_view font_name);

// Whether a person could find the word on the page.
bool is_visible(const Word& word, const Page& page);

} // namespace mailroom
