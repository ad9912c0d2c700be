#include "parsers/mime/transfer_encoding.h"

#include "core/text.h"

#include <algorithm>
#include <array>
#include <bit>
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

// -1 for what is no digit.
constexpr auto hex_values = [] {
    std::array<signed char, 256> values{};
    values.fill(-1);
    for (signed char i = 0; i < 10; ++i)
        values[static_cast<unsigned char>('0' + i)] = i;
    for (signed char i = 10; i < 16; ++i)
        values[static_cast<unsigned char>('A' + i - 10)] =
            values[static_cast<unsigned char>('a' + i - 10)] = i;
    return values;
}();

int hex_value(char c)
{
    return hex_values[static_cast<unsigned char>(c)];
}

// How many of the first eight characters stand before an equals sign.
std::size_t plain_of_eight(const char* text)
{
    std::uint64_t word = 0;
    std::memcpy(&word, text, sizeof word);
    constexpr std::uint64_t ones = 0x0101010101010101u, high_bits = 0x8080808080808080u;
    const auto difference = word ^ (ones * '=');
    const auto equal = (difference - ones) & ~difference & high_bits;
    if constexpr (std::endian::native == std::endian::little)
        return static_cast<std::size_t>(std::countr_zero(equal)) / 8;
    return std::min<std::size_t>(std::string_view(text, 8).find('='), 8);
}

char* put_three(char* out, std::uint32_t bits)
{
    out[0] = static_cast<char>(bits >> 16);
    out[1] = static_cast<char>(bits >> 8);
    out[2] = static_cast<char>(bits);
    return out + 3;
}

// What is no escape, to where the next one may begin. There is room for as much as `text` holds.
char* copy_plain(std::string_view& text, char* out)
{
    constexpr std::size_t at_once = 8;
    while (text.size() >= at_once) {
        std::memcpy(out, text.data(), at_once);
        const auto plain = plain_of_eight(text.data());
        text.remove_prefix(plain);
        out += plain;
        if (plain < at_once)
            return out;
    }
    for (; !text.empty() && text.front() != '='; text.remove_prefix(1))
        *out++ = text.front();
    return out;
}

// One line without its line end, blanks at its end already gone.
char* decode_quoted_line(std::string_view line, char* out, bool header)
{
    while (!line.empty()) {
        auto* const plain = out;
        out = copy_plain(line, out);
        if (header)
            std::replace(plain, out, '_', ' ');
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
