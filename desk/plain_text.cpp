#include "desk/plain_text.h"

#include "core/text.h"

#include <algorithm>

namespace mailroom {

std::string one_line(std::string_view text, std::size_t bytes_max)
{
    auto bytes = std::min(text.size(), bytes_max);
    while (bytes < text.size() && bytes > 0
           && (static_cast<unsigned char>(text[bytes]) & 0xc0U) == 0x80)
        --bytes;
    std::string out(text.substr(0, bytes));
    std::replace_if(
        out.begin(), out.end(),
        [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7f; }, ' ');
    return std::string(trimmed(out));
}

} // namespace mailroom
