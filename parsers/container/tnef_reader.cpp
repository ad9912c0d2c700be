#include "parsers/container/tnef_reader.h"

#include "parsers/container/byte_reader.h"

namespace mailroom {
namespace {

constexpr std::uint32_t signature = 0x223E9F78;

// Section 2.1.3.2: attributes by id.
enum Attribute : std::uint32_t {
    att_subject = 0x00018004,
    att_attach_title = 0x00018010,
    att_body = 0x0002800C,
    att_attach_data = 0x0006800F,
    att_attach_rend_data = 0x00069002,
    att_message_properties = 0x00069003,
    att_recipient_table = 0x00069004,
    att_attach_properties = 0x00069005,
    att_oem_code_page = 0x00069007,
};

constexpr std::uint16_t subject = 0x0037, body = 0x1000, attach_data = 0x3701,
                        attach_filename = 0x3704, first_named_property = 0x8000;

std::size_t fixed_size(std::uint16_t type)
{
    switch (type) {
    case 0x05: // Floating point, currency, time, 64 bits.
    case 0x06:
    case 0x07:
    case 0x14:
    case 0x40:
        return 8;
    case 0x48: // GUID
        return 16;
    default:
        return 4; // Smaller ones are padded.
    }
}

bool has_size_of_its_own(std::uint16_t type)
{
    return type == mapi_string8 || type == mapi_unicode || type == mapi_object
        || type == mapi_binary;
}

std::string_view take_padded(ByteReader& in, std::size_t size)
{
    const auto taken = in.take(size);
    in.take(std::min<std::size_t>((4 - size % 4) % 4, in.rest().size()));
    return taken;
}

// Section 2.1.3.4.1: named properties carry their name, which says nothing to us.
void skip_name(ByteReader& in)
{
    constexpr std::size_t guid_bytes = 16;
    in.take(guid_bytes);
    if (in.u32() == 0)
        in.u32();
    else
        take_padded(in, in.u32());
}

MapiProperties read_properties(ByteReader& in, std::uint32_t code_page)
{
    MapiProperties properties;
    properties.code_page = code_page;
    const auto count = in.u32();
    for (std::uint32_t i = 0; i < count && !in.has_failed(); ++i) {
        const auto type = in.u16(), id = in.u16();
        if (id >= first_named_property)
            skip_name(in);
        const auto base = static_cast<std::uint16_t>(type & ~mapi_many);
        const bool sized = has_size_of_its_own(base);
        const auto values = sized || type != base ? in.u32() : 1;
        for (std::uint32_t value = 0; value < values && !in.has_failed(); ++value) {
            const auto bytes = sized ? take_padded(in, in.u32()) : in.take(fixed_size(base));
            if (value == 0 && id < first_named_property && !in.has_failed())
                properties.set(id, base, bytes);
        }
    }
    return properties;
}

class TnefReader {
public:
    TnefReader(const Limits& limits, Defects& defects) : limits_(limits), defects_(defects) {}

    MapiMessage read(ByteReader in, std::uint32_t depth)
    {
        MapiMessage message;
        std::uint32_t code_page = 0;
        in.u32(); // The signature.
        in.u16(); // A key that nothing refers to.
        while (!in.is_empty()) {
            in.u8(); // Whether it belongs to the message or to an attachment: its id says so too.
            const auto id = in.u32();
            const auto data = in.take(in.u32());
            if (in.has_failed())
                add_defect(defects_, "the winmail.dat is cut short");
            in.take(std::min<std::size_t>(2, in.rest().size())); // Checksum.
            if (id == att_oem_code_page)
                code_page = ByteReader(data).u32();
            else
                take_attribute(id, data, code_page, message, depth);
        }
        return message;
    }

private:
    void take_attribute(
        std::uint32_t id,
        std::string_view data,
        std::uint32_t code_page,
        MapiMessage& message,
        std::uint32_t depth)
    {
        ByteReader in(data);
        switch (id) {
        case att_attach_rend_data:
            if (message.attachments.size() < limits_.parts_max)
                message.attachments.emplace_back().properties.code_page = code_page;
            break;
        case att_message_properties:
            merge(read_properties(in, code_page), message.properties);
            break;
        case att_recipient_table:
            for (auto count = in.u32();
                 count > 0 && !in.has_failed() && message.recipients.size() < limits_.addresses_max;
                 --count)
                message.recipients.push_back(read_properties(in, code_page));
            break;
        case att_subject:
            set_unless_there(message.properties, subject, data, code_page);
            break;
        case att_body:
            set_unless_there(message.properties, body, data, code_page);
            break;
        default:
            if (!message.attachments.empty())
                take_of_attachment(id, data, code_page, message.attachments.back(), depth);
        }
    }

    void take_of_attachment(
        std::uint32_t id,
        std::string_view data,
        std::uint32_t code_page,
        MapiAttachment& attachment,
        std::uint32_t depth)
    {
        if (id == att_attach_title)
            set_unless_there(attachment.properties, attach_filename, data, code_page);
        if (id == att_attach_data)
            attachment.properties.set(attach_data, mapi_binary, data);
        if (id != att_attach_properties)
            return;
        ByteReader in(data);
        auto properties = read_properties(in, code_page);
        // Section 2.1.3.3.15: an attached message is TNEF again, after the id of its interface.
        constexpr std::size_t interface_bytes = 16;
        const auto inner = properties.bytes(attach_data);
        const bool is_object =
            inner.size() > interface_bytes && properties.values.at(attach_data).type == mapi_object;
        ByteReader embedded(is_object ? inner.substr(interface_bytes) : std::string_view());
        if (is_object && ByteReader(embedded).u32() == signature
            && depth < limits_.container_depth_max)
            attachment.message.push_back(read(embedded, depth + 1));
        if (is_object && attachment.message.empty()) // A file of OLE, for whoever can open it.
            properties.set(attach_data, mapi_binary, std::string(embedded.rest()));
        else if (is_object)
            properties.values.erase(attach_data);
        merge(std::move(properties), attachment.properties);
    }

    static void merge(MapiProperties from, MapiProperties& into)
    {
        into.code_page = from.code_page;
        for (auto& [id, value] : from.values)
            into.values[id] = std::move(value);
    }

    static void set_unless_there(
        MapiProperties& properties,
        std::uint16_t id,
        std::string_view data,
        std::uint32_t code_page)
    {
        properties.code_page = code_page;
        if (!properties.has(id))
            properties.set(id, mapi_string8, data);
    }

    const Limits& limits_;
    Defects& defects_;
};

} // namespace

std::optional<Parsed<MapiMessage>> read_tnef(std::string_view bytes, const Limits& limits)
{
    if (ByteReader(bytes).u32() != signature)
        return std::nullopt;
    Parsed<MapiMessage> parsed;
    parsed.value = TnefReader(limits, parsed.defects).read(ByteReader(bytes), 1);
    return parsed;
}

} // namespace mailroom
