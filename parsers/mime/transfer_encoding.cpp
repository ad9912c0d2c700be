#include "parsers/mime/transfer_encoding.h"

#include "core/text.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

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

// What two digits stand for; less than 0 where one is none.
int hex_value(char high, char low)
{
    return hex_values[static_cast<unsigned char>(high)] * 16
        | hex_values[static_cast<unsigned char>(low)];
}

constexpr std::size_t at_once = 32;

// How many of the first `at_once` characters stand before an equals sign or a line feed.
std::size_t plain_at_once(const char* text)
{
#ifdef __SSE2__
    const auto special = [text](std::size_t at) {
        const auto half = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text + at));
        const auto found = _mm_or_si128(
            _mm_cmpeq_epi8(half, _mm_set1_epi8('=')), _mm_cmpeq_epi8(half, _mm_set1_epi8('\n')));
        return static_cast<std::uint32_t>(_mm_movemask_epi8(found));
    };
    return static_cast<std::size_t>(std::countr_zero(special(0) | special(16) << 16));
#else
    return std::min(std::string_view(text, at_once).find_first_of("=\n"), at_once);
#endif
}

char* put_three(char* out, std::uint32_t bits)
{
    out[0] = static_cast<char>(bits >> 16);
    out[1] = static_cast<char>(bits >> 8);
    out[2] = static_cast<char>(bits);
    return out + 3;
}

// By value, so that what is written is known not to change where it is read.
struct Place {
    const char* in = nullptr;
    char* out = nullptr;
};

// What is neither escape nor line end is copied, to where the next one begins or to `end`. There is
// room for as much as there is to read.
Place copy_plain(Place place, const char* end)
{
    auto [in, out] = place;
    while (static_cast<std::size_t>(end - in) >= at_once) {
        std::memcpy(out, in, at_once);
        const auto plain = plain_at_once(in);
        in += plain;
        out += plain;
        if (plain < at_once)
            return {in, out};
    }
    while (in < end && *in != '=' && *in != '\n')
        *out++ = *in++;
    return {in, out};
}

// "=C3=B6" as the bytes that it stands for.
Place decode_escapes(Place place, const char* end)
{
    auto [in, out] = place;
    for (; end - in >= 3 && *in == '='; in += 3) {
        const int c = hex_value(in[1], in[2]);
        if (c < 0)
            break;
        *out++ = static_cast<char>(c);
    }
    return {in, out};
}

bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

// How much of `text` a soft line break takes: an equals sign, what blanks were added on the way,
// and the line end; 0 where there is none.
std::size_t soft_break(std::string_view text)
{
    std::size_t at = 1;
    while (at < text.size() && is_blank(text[at]))
        ++at;
    if (at == text.size())
        return at;
    const auto rest = text.substr(at, 2);
    return rest.starts_with('\n') ? at + 1 : rest == "\r\n" ? at + 2 : 0;
}

// RFC 2045 section 6.7, rule 3: the blanks of `line` at its end were added on the way. `out` is
// behind what was made of it.
char* without_blanks_at_end(std::string_view line, char* out)
{
    while (!line.empty() && is_blank(line.back())) {
        line.remove_suffix(1);
        --out;
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

std::string decode_quoted_printable(std::string_view text)
{
    std::string decoded(text.size(), '\0');
    Place place{text.data(), decoded.data()};
    const auto* const end = text.data() + text.size();
    // Blanks before `literal` were escaped or stand in another line.
    for (const auto* literal = place.in; place.in < end; literal = place.in) {
        place = copy_plain(place, end);
        const std::string_view line(literal, place.in);
        const auto escapes_end = decode_escapes(place, end);
        if (escapes_end.in != place.in) {
            place = escapes_end;
            continue;
        }
        const std::string_view rest(place.in, end);
        auto& [in, out] = place;
        if (rest.empty()) {
            out = without_blanks_at_end(line, out);
        } else if (rest.front() == '\n') {
            const bool crlf = line.ends_with('\r');
            out = without_blanks_at_end(line.substr(0, line.size() - crlf), out - crlf);
            if (crlf)
                *out++ = '\r';
            *out++ = '\n';
            ++in;
        } else if (const auto size = soft_break(rest)) {
            in += size;
        } else {
            *out++ = '=';
            ++in;
        }
    }
    decoded.resize(static_cast<std::size_t>(place.out - decoded.data()));
    return decoded;
}

std::string decode_q_encoding(std::string_view text)
{
    std::string decoded(text.size(), '\0');
    Place place{text.data(), decoded.data()};
    const auto* const end = text.data() + text.size();
    while (place.in < end) {
        place = decode_escapes(place, end);
        if (place.in < end) {
            const char c = *place.in++;
            *place.out++ = c == '_' ? ' ' : c;
        }
    }
    decoded.resize(static_cast<std::size_t>(place.out - decoded.data()));
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
