#include "parsers/container/msg_reader.h"

#include "parsers/container/byte_reader.h"
#include "parsers/container/compound_file.h"

#include <charconv>

namespace mailroom {
namespace {

constexpr std::string_view stream_prefix = "__substg1.0_",
                           properties_stream = "__properties_version1.0";
constexpr std::uint16_t attach_data = 0x3701, message_code_page = 0x3FFD,
                        internet_code_page = 0x3FDE;

// "__substg1.0_0037001F": property 0x0037 of type 0x001F.
std::optional<std::uint32_t> property_tag(std::string_view name)
{
    if (!name.starts_with(stream_prefix))
        return std::nullopt;
    const auto digits = name.substr(stream_prefix.size(), 8);
    std::uint32_t tag = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), tag, 16);
    return error == std::errc{} && end == digits.data() + 8 ? std::optional(tag) : std::nullopt;
}

// Section 2.4: values of fixed size stand in one stream, after a header, the others each in its
// own.
MapiProperties read_properties(const CompoundEntry& storage, std::size_t header_bytes)
{
    MapiProperties properties;
    ByteReader fixed(storage.stream(properties_stream));
    fixed.take(header_bytes);
    while (!fixed.is_empty()) {
        const auto type = fixed.u16(), id = fixed.u16();
        fixed.u32(); // Flags.
        const auto value = fixed.take(8);
        if (!fixed.has_failed())
            properties.set(id, type, value);
    }
    for (const auto& child : storage.children) {
        if (const auto tag = property_tag(child.name); tag && child.children.empty())
            properties.set(
                static_cast<std::uint16_t>(*tag >> 16), static_cast<std::uint16_t>(*tag & 0xFFFF),
                child.bytes);
    }
    return properties;
}

void set_code_page(MapiMessage& message)
{
    auto page = static_cast<std::uint32_t>(message.properties.number(internet_code_page));
    if (page == 0)
        page = static_cast<std::uint32_t>(message.properties.number(message_code_page));
    message.properties.code_page = page;
    for (auto& recipient : message.recipients)
        recipient.code_page = page;
    for (auto& attachment : message.attachments)
        attachment.properties.code_page = page;
}

MapiMessage
read_message(const CompoundEntry& storage, std::size_t header_bytes, std::uint32_t depth_left)
{
    constexpr std::size_t header_of_others = 8, header_of_attached = 24;
    MapiMessage message{.properties = read_properties(storage, header_bytes)};
    for (const auto& child : storage.children) {
        if (child.name.starts_with("__recip_version1.0_"))
            message.recipients.push_back(read_properties(child, header_of_others));
        if (!child.name.starts_with("__attach_version1.0_"))
            continue;
        auto& attachment = message.attachments.emplace_back();
        attachment.properties = read_properties(child, header_of_others);
        for (const auto& grandchild : child.children) {
            const auto tag = property_tag(grandchild.name);
            const bool is_message =
                tag && *tag >> 16 == attach_data && grandchild.child(properties_stream) != nullptr;
            if (is_message && depth_left > 0)
                attachment.message.push_back(
                    read_message(grandchild, header_of_attached, depth_left - 1));
        }
    }
    set_code_page(message);
    return message;
}

} // namespace

std::optional<MapiMessage> read_msg(std::string_view bytes, const Limits& limits)
{
    constexpr std::size_t header_of_the_root = 32;
    const auto root = read_compound_file(bytes, limits);
    if (!root || root->child(properties_stream) == nullptr)
        return std::nullopt;
    return read_message(*root, header_of_the_root, limits.container_depth_max);
}

} // namespace mailroom
