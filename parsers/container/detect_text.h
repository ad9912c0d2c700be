#pragma once

// What text is, by its first lines.

#include <string_view>

namespace mailroom {

// Whether a person could read it: no control characters but those of text; UTF-16 too.
bool is_text(std::string_view bytes);

// The media type of bytes that are text.
std::string_view text_type(std::string_view bytes);

} // namespace mailroom
