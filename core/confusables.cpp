#include "core/confusables.h"

#include "core/ascii.h"
#include "core/fold.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace mailroom {
namespace {

using CodePoints = std::u32string;

struct Twin {
    char32_t letter;
    char latin;
};

// Small letters, by code point (domains are folded to them).
constexpr auto twins = std::to_array<Twin>({
    {U'\u0131', 'i'}, {U'\u0251', 'a'}, {U'\u0261', 'g'}, {U'\u0269', 'i'}, {U'\u026A', 'i'},
    {U'\u028B', 'v'}, {U'\u028F', 'y'}, {U'\u03B1', 'a'}, {U'\u03B3', 'y'}, {U'\u03B5', 'e'},
    {U'\u03B7', 'n'}, {U'\u03B9', 'i'}, {U'\u03BA', 'k'}, {U'\u03BD', 'v'}, {U'\u03BF', 'o'},
    {U'\u03C1', 'p'}, {U'\u03C3', 'o'}, {U'\u03C4', 't'}, {U'\u03C5', 'u'}, {U'\u03C7', 'x'},
    {U'\u03C9', 'w'}, {U'\u03F2', 'c'}, {U'\u03F3', 'j'}, {U'\u0430', 'a'}, {U'\u0432', 'b'},
    {U'\u0433', 'r'}, {U'\u0435', 'e'}, {U'\u043A', 'k'}, {U'\u043C', 'm'}, {U'\u043D', 'h'},
    {U'\u043E', 'o'}, {U'\u043F', 'n'}, {U'\u0440', 'p'}, {U'\u0441', 'c'}, {U'\u0442', 't'},
    {U'\u0443', 'y'}, {U'\u0445', 'x'}, {U'\u0448', 'w'}, {U'\u044C', 'b'}, {U'\u0455', 's'},
    {U'\u0456', 'i'}, {U'\u0458', 'j'}, {U'\u0461', 'w'}, {U'\u0475', 'v'}, {U'\u04AF', 'y'},
    {U'\u04BB', 'h'}, {U'\u04CF', 'l'}, {U'\u04E9', 'o'}, {U'\u0501', 'd'}, {U'\u051B', 'q'},
    {U'\u051D', 'w'}, {U'\u0561', 'w'}, {U'\u0563', 'q'}, {U'\u0566', 'q'}, {U'\u0570', 'h'},
    {U'\u0578', 'n'}, {U'\u057C', 'n'}, {U'\u057D', 'u'}, {U'\u0581', 'g'}, {U'\u0582', 'i'},
    {U'\u0584', 'f'}, {U'\u0585', 'o'}, {U'\u1D04', 'c'}, {U'\u1D0F', 'o'}, {U'\u1D1C', 'u'},
    {U'\u1D20', 'v'}, {U'\u1D21', 'w'}, {U'\u1D22', 'z'}, {U'\uA731', 's'},
});

char latin_twin(char32_t letter)
{
    constexpr char32_t wide_a = 0xFF41, wide_z = 0xFF5A;
    if (letter >= wide_a && letter <= wide_z)
        return static_cast<char>('a' + (letter - wide_a));
    const auto found = std::ranges::lower_bound(twins, letter, {}, &Twin::letter);
    return found != twins.end() && found->letter == letter ? found->latin : '\0';
}

void append_utf8(std::string& out, char32_t c)
{
    const auto put = [&out](char32_t byte) { out += static_cast<char>(byte); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6), put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 0x3F));
        put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
    }
}

std::optional<std::uint32_t> punycode_digit(char c)
{
    if (is_lower(c))
        return static_cast<std::uint32_t>(c - 'a');
    if (is_digit(c))
        return static_cast<std::uint32_t>(c - '0') + 26;
    return std::nullopt;
}

// RFC 3492 section 6.1.
std::uint32_t adapted(std::uint32_t delta, std::uint32_t points, bool first)
{
    delta = first ? delta / 700 : delta / 2;
    delta += delta / points;
    std::uint32_t k = 0;
    for (; delta > 455; k += 36)
        delta /= 35;
    return k + 36 * delta / (delta + 38);
}

// RFC 3492 section 6.2; nothing where it is malformed.
std::optional<CodePoints> punycode(std::string_view text)
{
    constexpr std::size_t label_bytes_max = 63; // RFC 1035: and so nothing overflows.
    if (text.size() > label_bytes_max)
        return std::nullopt;
    CodePoints out;
    if (const auto hyphen = text.rfind('-'); hyphen != text.npos) {
        out.assign(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(hyphen));
        text.remove_prefix(hyphen + 1);
    }
    std::uint64_t n = 0x80, i = 0;
    std::uint32_t bias = 72;
    while (!text.empty()) {
        const auto before = i;
        std::uint64_t weight = 1;
        for (std::uint32_t k = 36;; k += 36) {
            const auto digit = text.empty() ? std::nullopt : punycode_digit(text.front());
            if (!digit || weight > 0xFFFFFFFF)
                return std::nullopt;
            text.remove_prefix(1);
            i += *digit * weight;
            const std::uint32_t threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
            if (*digit < threshold)
                break;
            weight *= 36 - threshold;
        }
        const auto points = out.size() + 1;
        bias = adapted(
            static_cast<std::uint32_t>(i - before), static_cast<std::uint32_t>(points),
            before == 0);
        n += i / points;
        i %= points;
        if (n > 0x10FFFF)
            return std::nullopt;
        out.insert(out.begin() + static_cast<std::ptrdiff_t>(i), static_cast<char32_t>(n));
        ++i;
    }
    return out;
}

// Bytes that are no UTF-8 are left out.
CodePoints code_points(std::string_view utf8)
{
    CodePoints out;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t c = size == 1 ? lead : lead & (0xFFU >> (size + 1));
        bool whole = lead < 0x80 || lead >= 0xC2;
        for (std::size_t k = 1; k < size; ++k) {
            const auto next = i + k < utf8.size() ? static_cast<unsigned char>(utf8[i + k]) : 0U;
            whole = whole && (next & 0xC0U) == 0x80U;
            c = c << 6 | (next & 0x3FU);
        }
        if (whole)
            out += c;
        i += whole ? size : 1;
    }
    return out;
}

} // namespace

std::string latin_look(std::string_view label)
{
    std::optional<CodePoints> points;
    if (label.starts_with("xn--"))
        points = punycode(label.substr(4));
    if (!points && std::ranges::all_of(label, [](char c) { return !is_beyond_ascii(c); }))
        return std::string(label);
    if (!points)
        points = code_points(label);
    std::string utf8;
    for (const auto c : *points)
        append_utf8(utf8, c);
    // Capitals and accents first, then letters of other alphabets.
    std::string out;
    for (const auto c : code_points(folded(utf8))) {
        if (const char twin = latin_twin(c); twin != '\0')
            out += twin;
        else
            append_utf8(out, c);
    }
    return out;
}

} // namespace mailroom
