#pragma once

#include <string>
#include <string_view>

namespace mailroom {

// One line of at most `bytes_max` bytes of UTF-8: control characters become blanks, so that nothing
// of it can start a header field or a row of its own; no character is cut in two; trimmed.
std::string one_line(std::string_view text, std::size_t bytes_max);

} // namespace mailroom
