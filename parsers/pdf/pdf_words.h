#pragma once

// Text as Poppler gives it -> words of ours.

#include <string>
#include <string_view>

namespace mailroom {

// UTF-32 -> UTF-8. What is no character becomes U+FFFD; ligatures their letters, wide
// digits and letters narrow ones; control characters, soft hyphens and blanks are left out.
std::string word_text(std::u32string_view characters);

// Whether a font's PostScript name ("ABCDEF+Arial-BoldMT") says that it is bold.
bool is_bold_font(std::string_view font_name);

} // namespace mailroom
