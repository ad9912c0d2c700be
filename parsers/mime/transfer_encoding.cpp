#include "parsers/mime/transfer_encoding.h"

#include "core/text.h"

#include <array>
#include <cstdint>
#include <cstring>

namespace mailroom {
namespace {

constexpr std::uint32_t invalid = 0x80000000u;

// One table for each place in a group of four, so that a group is four look-ups and one test.
struct Base64Tables {
    std::array<std::array<std::uint32_t, 256>, 4> place{};

    constexpr Base64Tables()
    {
        constexpr std::string_view digits =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (auto& table : place)
            table.fill(invalid);
        for (std::uint32_t value = 0; value < 64; ++value) {
            for (std::uint32_t i = 0; i < 4; ++i)
                place[i][static_cast<unsigned char>(digits[value])] = value << (18 - 6 * i);
        }
    }
};
constexpr Base64Tables tables;

int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

char* put_three(char* out, std::uint32_t bits)
{
    out[0] = static_cast<char>(bits >> 16);
    out[1] = static_cast<char>(bits >> 8);
    out[2] = static_cast<char>(bits);
    return out + 3;
}

// One line without its line end, blanks at its end already gone.
char* decode_quoted_line(std::string_view line, char* out, bool header)
{
    while (!line.empty()) {
        const auto equals = std::min(line.find('='), line.size());
        std::memcpy(out, line.data(), equals);
        if (header) {
            for (std::size_t i = 0; i < equals; ++i) {
                if (out[i] == '_')
                    out[i] = ' ';
            }
        }
        out += equals;
        line.remove_prefix(equals);
        if (line.empty())
            break;
        const int high = line.size() > 2 ? hex_value(line[1]) : -1;
        const int low = line.size() > 2 ? hex_value(line[2]) : -1;
        if (high >= 0 && low >= 0) {
            *out++ = static_cast<char>(high << 4 | low);
            line.remove_prefix(3);
        } else {
            *out++ = '=';
            line.remove_prefix(1);
        }
    }
    return out;
}

} // namespace

std::string decode_base64(std::string_view text, bool* cut_short)
{
    std::string decoded(text.size() / 4 * 3 + 6, '\0');
    char* out = decoded.data();
    const auto* in = reinterpret_cast<const unsigned char*>(text.data());
    const auto* const end = in + text.size();
    std::uint32_t bits = 0, digits = 0;
    const auto flush = [&] {
        if (digits >= 2)
            *out++ = static_cast<char>(bits >> 16);
        if (digits == 3)
            *out++ = static_cast<char>(bits >> 8);
        bits = digits = 0;
    };
    while (in < end) {
        while (digits == 0 && end - in >= 4) {
            const auto group = tables.place[0][in[0]] | tables.place[1][in[1]]
                | tables.place[2][in[2]] | tables.place[3][in[3]];
            if (group & invalid)
                break;
            out = put_three(out, group);
            in += 4;
        }
        if (in == end)
            break;
        const auto value = tables.place[digits][*in];
        if (!(value & invalid)) {
            bits |= value;
            if (++digits == 4) {
                out = put_three(out, bits);
                bits = digits = 0;
            }
        } else if (*in == '=') {
            flush();
        }
        ++in;
    }
    if (cut_short)
        *cut_short = digits != 0;
    flush();
    decoded.resize(static_cast<std::size_t>(out - decoded.data()));
    return decoded;
}

std::string decode_quoted_printable(std::string_view text, bool header)
{
    std::string decoded(text.size(), '\0');
    char* out = decoded.data();
    while (!text.empty()) {
        const auto newline = header ? text.npos : text.find('\n');
        auto line = text.substr(0, newline);
        text.remove_prefix(newline == text.npos ? text.size() : newline + 1);
        std::string_view line_end = ""; // memcpy() takes no null pointer, even for nothing.
        if (newline != line.npos) {
            const bool crlf = line.ends_with('\r');
            line_end = crlf ? "\r\n" : "\n";
            line.remove_suffix(crlf);
        }
        // RFC 2045 section 6.7, rule 3: blanks at a line's end were added on the way.
        const auto last = header ? line.size() - 1 : line.find_last_not_of(" \t");
        auto body = line.substr(0, last == line.npos ? 0 : last + 1);
        if (!header && body.ends_with('=')) {
            body.remove_suffix(1);
            line_end = "";
        }
        out = decode_quoted_line(body, out, header);
        std::memcpy(out, line_end.data(), line_end.size());
        out += line_end.size();
    }
    decoded.resize(static_cast<std::size_t>(out - decoded.data()));
    return decoded;
}

std::string decode_uuencode(std::string_view text)
{
    std::string decoded;
    bool begun = false;
    while (!text.empty()) {
        const auto newline = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, newline);
        text.remove_prefix(std::min(newline + 1, text.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (!begun) {
            begun = line.starts_with("begin ");
            continue;
        }
        if (line == "end" || line.empty())
            break;
        auto left = static_cast<std::size_t>((line[0] - 32) & 63);
        for (std::size_t at = 1; left > 0 && at < line.size(); at += 4) {
            std::uint32_t bits = 0;
            for (std::size_t i = 0; i < 4; ++i) {
                const char c = at + i < line.size() ? line[at + i] : ' ';
                bits = bits << 6 | (static_cast<std::uint32_t>(c - 32) & 63);
            }
            char three[3];
            put_three(three, bits);
            const auto count = std::min<std::size_t>(left, 3);
            decoded.append(three, count);
            left -= count;
        }
    }
    return decoded;
}

TransferEncoding transfer_encoding_named(std::string_view field_body)
{
    auto name = trimmed(field_body);
    name = trimmed(name.substr(0, name.find_first_of("(; \t")));
    if (name.starts_with('"'))
        name = name.substr(1, name.size() - 2);
    if (equals_ignoring_case(name, "base64"))
        return TransferEncoding::base64;
    if (equals_ignoring_case(name, "quoted-printable"))
        return TransferEncoding::quoted_printable;
    if (contains_ignoring_case(name, "uue") || equals_ignoring_case(name, "uu"))
        return TransferEncoding::uuencode;
    return TransferEncoding::identity;
}

} // namespace mailroom
