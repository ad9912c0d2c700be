#include "parsers/container/mapi_message.h"

#include "core/text.h"
#include "core/time.h"
#include "parsers/container/compressed_rtf.h"
#include "parsers/mime/charset.h"
#include "parsers/office/rtf_reader.h"

#include <array>
#include <cstdio>

#include <openssl/evp.h>

namespace mailroom {
namespace {

// MS-OXPROPS.
enum Property : std::uint16_t {
    subject = 0x0037,
    client_submit_time = 0x0039,
    sent_representing_name = 0x0042,
    sent_representing_address = 0x0065,
    transport_headers = 0x007D,
    recipient_type = 0x0C15,
    sender_name = 0x0C1A,
    sender_address = 0x0C1F,
    display_cc = 0x0E03,
    display_to = 0x0E04,
    delivery_time = 0x0E06,
    body = 0x1000,
    rtf_compressed = 0x1009,
    body_html = 0x1013,
    internet_message_id = 0x1035,
    internet_references = 0x1039,
    in_reply_to_id = 0x1042,
    display_name = 0x3001,
    email_address = 0x3003,
    attach_data = 0x3701,
    attach_extension = 0x3703,
    attach_filename = 0x3704,
    attach_long_filename = 0x3707,
    attach_mime_type = 0x370E,
    attach_content_id = 0x3712,
    smtp_address = 0x39FE,
    sender_smtp_address = 0x5D01,
    sent_representing_smtp_address = 0x5D02,
};

// A header field's body on one line.
std::string one_line(std::string_view text)
{
    std::string line(trimmed(text));
    for (auto& c : line) {
        if (static_cast<unsigned char>(c) < ' ')
            c = ' ';
    }
    return line;
}

std::string quoted(std::string_view text)
{
    std::string out = "\"";
    for (const char c : one_line(text)) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    return out + '"';
}

// QUIRK: inside an Exchange organization addresses are distinguished names, which no mail can be
// sent to; they are left out.
std::string mailbox(std::string_view name, std::initializer_list<std::string> addresses)
{
    for (const auto& address : addresses) {
        const auto bare = one_line(address);
        if (bare.find('@') != bare.npos && bare.find_first_of(" <>,;") == bare.npos)
            return (trimmed(name).empty() ? "" : quoted(name) + ' ') + '<' + bare + '>';
    }
    return trimmed(name).empty() ? std::string() : quoted(name) + " <>";
}

std::string date_of(std::uint64_t file_time)
{
    // FILETIME: 100 ns since 1601-01-01.
    constexpr std::int64_t milliseconds_to_1970 = 11'644'473'600'000;
    const Instant instant{std::chrono::milliseconds(
        static_cast<std::int64_t>(file_time / 10'000) - milliseconds_to_1970)};
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(instant - day)};
    static constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::array<char, 64> text{};
    std::snprintf(
        text.data(), text.size(), "%u %s %d %02d:%02d:%02d +0000",
        static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1],
        static_cast<int>(date.year()), static_cast<int>(time.hours().count()),
        static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
    return text.data();
}

class Writer {
public:
    explicit Writer(const Limits& limits) : limits_(limits) {}

    void write(const MapiMessage& message, std::uint32_t depth)
    {
        write_header(message);
        const auto boundary = "=_mapi_" + std::to_string(++boundaries_);
        out_ += "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"" + boundary
            + "\"\r\n\r\n";
        write_body(message.properties, boundary);
        for (const auto& attachment : message.attachments) {
            out_ += "--" + boundary + "\r\n";
            write_attachment(attachment, depth);
        }
        out_ += "--" + boundary + "--\r\n";
    }

    std::string out() && { return std::move(out_); }

private:
    void field(std::string_view name, std::string_view text)
    {
        if (!text.empty())
            out_ += std::string(name) + ": " + one_line(text) + "\r\n";
    }

    void write_header(const MapiMessage& message)
    {
        const auto& properties = message.properties;
        const auto kept = properties.text(transport_headers);
        if (contains_ignoring_case(kept, "\nfrom:") || to_lower_ascii(kept).starts_with("from:"))
            return write_kept_header(kept);
        field(
            "From",
            mailbox(
                properties.has(sent_representing_name) ? properties.text(sent_representing_name)
                                                       : properties.text(sender_name),
                {properties.text(sent_representing_smtp_address),
                 properties.text(sent_representing_address), properties.text(sender_smtp_address),
                 properties.text(sender_address)}));
        write_recipients(message, "To", 1, display_to);
        write_recipients(message, "Cc", 2, display_cc);
        field("Subject", properties.text(subject));
        const auto sent = properties.number(client_submit_time);
        if (const auto time = sent != 0 ? sent : properties.number(delivery_time); time != 0)
            field("Date", date_of(time));
        field("Message-ID", properties.text(internet_message_id));
        field("In-Reply-To", properties.text(in_reply_to_id));
        field("References", properties.text(internet_references));
    }

    // Without what it says of the body, which was kept in another form.
    void write_kept_header(std::string_view header)
    {
        bool left_out = false;
        for (auto line : split(header, '\n')) {
            if (line.ends_with('\r'))
                line.remove_suffix(1);
            if (line.empty())
                continue;
            const bool continued = line.front() == ' ' || line.front() == '\t';
            if (!continued) {
                const auto lower = to_lower_ascii(line.substr(0, 13));
                left_out = lower.starts_with("content-") || lower.starts_with("mime-version:")
                    || line.find(':') == line.npos;
            }
            if (!left_out)
                out_ += std::string(line) + "\r\n";
        }
    }

    void write_recipients(
        const MapiMessage& message, std::string_view name, std::uint64_t type, Property shown)
    {
        std::string list;
        for (const auto& recipient : message.recipients) {
            if (recipient.number(recipient_type) != type)
                continue;
            const auto one = mailbox(
                recipient.text(display_name),
                {recipient.text(smtp_address), recipient.text(email_address)});
            if (!one.empty())
                list += (list.empty() ? "" : ", ") + one;
        }
        field(name, list.empty() ? mailbox(message.properties.text(shown), {}) : list);
    }

    void write_body(const MapiProperties& properties, const std::string& boundary)
    {
        const auto text = properties.text(body);
        const auto [html, charset] = html_of(properties);
        if (text.empty() && html.empty())
            return;
        const auto inner = boundary + "_body";
        out_ += "--" + boundary + "\r\nContent-Type: multipart/alternative; boundary=\"" + inner
            + "\"\r\n\r\n";
        if (!text.empty())
            write_part(inner, "text/plain; charset=utf-8", text);
        if (!html.empty())
            write_part(
                inner, charset.empty() ? "text/html" : "text/html; charset=" + charset, html);
        out_ += "--" + inner + "--\r\n";
    }

    struct Html {
        std::string html, charset;
    };
    Html html_of(const MapiProperties& properties) const
    {
        if (const auto bytes = properties.bytes(body_html); !bytes.empty()) {
            const bool unicode = properties.values.at(body_html).type == mapi_unicode;
            return unicode ? Html{properties.text(body_html), "utf-8"}
                           : Html{std::string(bytes), charset_of_code_page(properties.code_page)};
        }
        const auto rtf = decompress_rtf(properties.bytes(rtf_compressed), limits_.text_bytes_max);
        return {rtf_to_html(rtf, limits_), "utf-8"};
    }

    void write_part(const std::string& boundary, const std::string& type, std::string_view bytes)
    {
        out_ += "--" + boundary + "\r\nContent-Type: " + type + "\r\n";
        write_encoded(bytes);
    }

    void write_encoded(std::string_view bytes)
    {
        out_ += "Content-Transfer-Encoding: base64\r\n\r\n";
        const auto at = out_.size();
        out_.resize(at + (bytes.size() + 2) / 3 * 4 + 1);
        const auto written = EVP_EncodeBlock(
            reinterpret_cast<unsigned char*>(out_.data() + at),
            reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
        out_.resize(at + static_cast<std::size_t>(written));
        out_ += "\r\n";
    }

    static std::string filename_of(const MapiProperties& properties)
    {
        for (const auto id : {attach_long_filename, attach_filename, display_name}) {
            if (auto name = one_line(properties.text(id)); !name.empty())
                return name;
        }
        return "attachment" + one_line(properties.text(attach_extension));
    }

    void write_attachment(const MapiAttachment& attachment, std::uint32_t depth)
    {
        const auto& properties = attachment.properties;
        const auto type = one_line(properties.text(attach_mime_type));
        const bool is_message = !attachment.message.empty();
        const bool typed = type.find('/') != type.npos && !type.starts_with("multipart/")
            && !type.starts_with("message/");
        field(
            "Content-Type",
            is_message  ? "message/rfc822"
                : typed ? type
                        : "application/octet-stream");
        const auto name = filename_of(properties);
        field(
            "Content-Disposition",
            "attachment; filename="
                + quoted(is_message && !name.ends_with(".eml") ? name + ".eml" : name));
        if (const auto id = one_line(properties.text(attach_content_id)); !id.empty())
            field("Content-ID", '<' + id + '>');
        if (!is_message)
            return write_encoded(properties.bytes(attach_data));
        out_ += "\r\n";
        if (depth < limits_.container_depth_max)
            write(attachment.message.front(), depth + 1);
    }

    const Limits& limits_;
    std::string out_;
    std::size_t boundaries_ = 0;
};

} // namespace

std::string to_internet_message(const MapiMessage& message, const Limits& limits)
{
    Writer writer(limits);
    writer.write(message, 1);
    return std::move(writer).out();
}

} // namespace mailroom
