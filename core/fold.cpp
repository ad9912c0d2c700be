#include "core/fold.h"

#include "core/ascii.h"

#include <array>

namespace mailroom {
namespace {

constexpr std::string_view latin_1 =
    "aaaaaaaceeeeiiiidnooooo*ouuuuypsaaaaaaaceeeeiiiidnooooo/ouuuuypy";
constexpr std::string_view latin_extended_a =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooo"
    "oorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(latin_1.size() == 64 && latin_extended_a.size() == 128);

struct Replacement {
    std::string_view from, to;
};

// Before the tables above: what becomes two letters, and signs.
constexpr std::array replacements{
    Replacement{"\u00DF", "ss"}, Replacement{"\u00C6", "ae"}, Replacement{"\u00E6", "ae"},
    Replacement{"\u0152", "oe"}, Replacement{"\u0153", "oe"}, Replacement{"\uFB01", "fi"},
    Replacement{"\uFB02", "fl"}, Replacement{"\uFB00", "ff"}, Replacement{"\u2018", "'"},
    Replacement{"\u2019", "'"},  Replacement{"\u2013", "-"},  Replacement{"\u2014", "-"},
    Replacement{"\u2010", "-"},  Replacement{"\u2011", "-"},  Replacement{"\u2212", "-"},
    Replacement{"\u00BA", "o"},  Replacement{"\u00B0", "o"},  Replacement{"\u00AA", "a"},
    Replacement{"\u2116", "no"}, Replacement{"\uFF1A", ":"},  Replacement{"\u00AD", ""},
    Replacement{"\u200B", ""},   Replacement{"\u0218", "s"},  Replacement{"\u0219", "s"},
    Replacement{"\u021A", "t"},  Replacement{"\u021B", "t"}};

constexpr std::array<std::string_view, 8> blanks{" ",      "\t",     "\u00A0", "\u202F",
                                                 "\u2009", "\u2007", "\u2002", "\u3000"};

// Greek without its accents and with one sigma, from U+0380 to U+03CF; Cyrillic from U+0400 to
// U+042F. Empty: as it is.
constexpr std::array<std::string_view, 80> greek{
    "",  "",  "",  "",  "",  "",  "α", "",  "ε", "η", "ι", "",  "ο", "",  "υ", "ω",
    "ι", "α", "β", "γ", "δ", "ε", "ζ", "η", "θ", "ι", "κ", "λ", "μ", "ν", "ξ", "ο",
    "π", "ρ", "",  "σ", "τ", "υ", "φ", "χ", "ψ", "ω", "ι", "υ", "α", "ε", "η", "ι",
    "υ", "",  "",  "",  "",  "",  "",  "",  "",  "",  "",  "",  "",  "",  "",  "",
    "",  "",  "σ", "",  "",  "",  "",  "",  "",  "",  "ι", "υ", "ο", "υ", "ω", ""};
constexpr std::string_view cyrillic = "ѐёђѓєѕіїјљњћќѝўџабвгдежзийклмнопрстуфхцчшщъыьэюя";

// The small letter of a Greek or Cyrillic one of two bytes; empty: as it is.
std::string_view small_letter(unsigned lead, unsigned next)
{
    constexpr unsigned greek_first = 0x380, cyrillic_first = 0x400;
    if ((lead & 0xE0) != 0xC0 || (next & 0xC0) != 0x80)
        return {};
    const unsigned code = (lead & 0x1F) << 6 | (next & 0x3F);
    if (code >= greek_first && code < greek_first + greek.size())
        return greek[code - greek_first];
    if (code >= cyrillic_first && code < cyrillic_first + cyrillic.size() / 2)
        return cyrillic.substr(2 * (code - cyrillic_first), 2);
    return {};
}

constexpr unsigned byte_at(std::string_view text, std::size_t at)
{
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

bool is_letter(std::string_view text, std::size_t at)
{
    const unsigned b = byte_at(text, at);
    if (b < 0x80)
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
    return (b >= 0xC3 && b <= 0xC5) || b == 0xC8 || (b >= 0xCC && b <= 0xD2);
}

} // namespace

std::size_t blank_length(std::string_view text, std::size_t at)
{
    const unsigned lead = byte_at(text, at);
    if (lead < 0x80)
        return lead == ' ' || lead == '\t' ? 1 : 0;
    for (const auto blank : blanks) {
        if (text.substr(at).starts_with(blank))
            return blank.size();
    }
    return 0;
}

std::string folded(std::string_view utf8)
{
    std::string out;
    out.reserve(utf8.size());
    for (std::size_t i = 0; i < utf8.size();) {
        const unsigned lead = byte_at(utf8, i), next = byte_at(utf8, i + 1);
        if (lead > ' ' && lead < 0x80) {
            out += lead >= 'A' && lead <= 'Z' ? static_cast<char>(lead + 32) : utf8[i];
            ++i;
            continue;
        }
        if (const auto blank = lead < ' ' ? 1 : blank_length(utf8, i); blank > 0) {
            if (!out.empty() && out.back() != ' ')
                out += ' ';
            i += blank;
            continue;
        }
        const auto rest = utf8.substr(i);
        const Replacement* found = nullptr;
        for (const auto& replacement : replacements) {
            if (rest.starts_with(replacement.from))
                found = &replacement;
        }
        if (found != nullptr) {
            out += found->to;
            i += found->from.size();
        } else if (lead == 0xC3 && next >= 0x80 && next < 0xC0) {
            out += latin_1[next - 0x80];
            i += 2;
        } else if ((lead == 0xC4 || lead == 0xC5) && next >= 0x80 && next < 0xC0) {
            out += latin_extended_a[(lead - 0xC4) * 64 + next - 0x80];
            i += 2;
        } else if (lead == 0xCC || (lead == 0xCD && next < 0xB0)) {
            i += 2; // A combining accent.
        } else if (const auto small = small_letter(lead, next); !small.empty()) {
            out += small;
            i += 2;
        } else {
            out += utf8[i];
            ++i;
        }
    }
    if (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

std::string_view letters_at(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    while (is_letter(text, end))
        end += byte_at(text, end) < 0x80 ? 1U : 2U;
    return at < text.size() ? text.substr(at, end - at) : std::string_view();
}

std::string_view letters_before(std::string_view text, std::size_t end)
{
    std::size_t begin = end;
    while (begin > 0) {
        if (is_letter(text, begin - 1) && byte_at(text, begin - 1) < 0x80)
            --begin;
        else if (begin > 1 && byte_at(text, begin - 1) >= 0x80 && is_letter(text, begin - 2))
            begin -= 2;
        else
            break;
    }
    return text.substr(begin, end - begin);
}

} // namespace mailroom
