#pragma once

// A message as Outlook keeps it: properties by number (MS-OXPROPS), as they stand in .msg files
// (MS-OXMSG) and in TNEF (MS-OXTNEF). to_internet_message() writes it as the mail that it once was
// or would be (MS-OXCMAIL), so that from there on there is but one kind of message.

#include "core/limits.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

struct MapiValue {
    std::uint16_t type = 0; // MS-OXCDATA section 2.11.1
    std::string bytes;      // Little-endian; strings without their end.
};

// Types whose values have no fixed size.
inline constexpr std::uint16_t mapi_string8 = 0x1E, mapi_unicode = 0x1F, mapi_object = 0x0D,
                               mapi_binary = 0x102, mapi_many = 0x1000;

struct MapiProperties {
    std::map<std::uint16_t, MapiValue> values;
    std::uint32_t code_page = 0; // Of the strings of 8 bits; 0 where nobody says.

    void set(std::uint16_t id, std::uint16_t type, std::string_view bytes);
    bool has(std::uint16_t id) const { return values.contains(id); }
    std::string text(std::uint16_t id) const;       // UTF-8; empty where absent.
    std::uint64_t number(std::uint16_t id) const;   // 0 where absent.
    std::string_view bytes(std::uint16_t id) const; // Empty where absent.
};

struct MapiMessage;

struct MapiAttachment {
    MapiProperties properties;
    std::vector<MapiMessage> message; // At most one: an attached message.
};

struct MapiMessage {
    MapiProperties properties;
    std::vector<MapiProperties> recipients;
    std::vector<MapiAttachment> attachments;
};

// RFC 5322 and MIME, all text in UTF-8, attachments in base64. The header is the one that the
// message came with, where it is kept.
std::string to_internet_message(const MapiMessage& message, const Limits& limits);

} // namespace mailroom
