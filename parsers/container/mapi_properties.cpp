#include "parsers/container/mapi_message.h"
#include "parsers/mime/charset.h"

#include <algorithm>
#include <cstring>

namespace mailroom {

void MapiProperties::set(std::uint16_t id, std::uint16_t type, std::string_view bytes)
{
    if (type == mapi_unicode) {
        while (bytes.size() >= 2 && bytes.ends_with(std::string_view("\0\0", 2)))
            bytes.remove_suffix(2);
    } else if (type == mapi_string8) {
        while (bytes.ends_with('\0'))
            bytes.remove_suffix(1);
    }
    values[id] = {type, std::string(bytes)};
}

std::string MapiProperties::text(std::uint16_t id) const
{
    const auto found = values.find(id);
    if (found == values.end())
        return {};
    Defects forgiven;
    if (found->second.type == mapi_unicode)
        return to_utf8(found->second.bytes, "utf-16le", "", forgiven);
    return found->second.type == mapi_string8 || found->second.type == mapi_binary
        ? to_utf8(found->second.bytes, charset_of_code_page(code_page), "", forgiven)
        : std::string();
}

std::uint64_t MapiProperties::number(std::uint16_t id) const
{
    std::uint64_t value = 0;
    const auto stored = bytes(id);
    if (!stored.empty())
        std::memcpy(&value, stored.data(), std::min(stored.size(), sizeof value));
    return value;
}

std::string_view MapiProperties::bytes(std::uint16_t id) const
{
    const auto found = values.find(id);
    return found != values.end() ? std::string_view(found->second.bytes) : std::string_view();
}

} // namespace mailroom
