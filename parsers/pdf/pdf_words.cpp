#include "parsers/pdf/pdf_words.h"

#include "core/text.h"

#include <array>

namespace mailroom {
namespace {

void append_utf8(std::string& out, char32_t c)
{
    const auto continuation = [&](unsigned shift) {
        out += static_cast<char>(0x80 | ((c >> shift) & 0x3f));
    };
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xc0 | (c >> 6));
        continuation(0);
    } else if (c < 0x10000) {
        out += static_cast<char>(0xe0 | (c >> 12));
        continuation(6);
        continuation(0);
    } else {
        out += static_cast<char>(0xf0 | (c >> 18));
        continuation(12);
        continuation(6);
        continuation(0);
    }
}

bool says_nothing(char32_t c)
{
    return c <= 0x20 || (c >= 0x7f && c <= 0xa0) || c == 0xad || (c >= 0x2000 && c <= 0x200f)
        || (c >= 0x2028 && c <= 0x202f) || c == 0x3000 || c == 0xfeff;
}

// Fonts write some pairs of letters as one (Alphabetic Presentation Forms).
std::string_view letters_of_ligature(char32_t c)
{
    static constexpr std::array<std::string_view, 7> ligatures{"ff",  "fi", "fl", "ffi",
                                                               "ffl", "st", "st"};
    constexpr char32_t first = 0xfb00;
    return c >= first && c < first + ligatures.size() ? ligatures[c - first] : "";
}

// Latin letters and digits as wide as Chinese ones.
char32_t narrow(char32_t c)
{
    return c >= 0xff01 && c <= 0xff5e ? c - 0xff01 + U'!' : c;
}

bool is_character(char32_t c)
{
    return c < 0x110000 && (c < 0xd800 || c > 0xdfff);
}

} // namespace

std::string word_text(std::u32string_view characters)
{
    std::string text;
    text.reserve(characters.size());
    for (const auto c : characters) {
        if (const auto letters = letters_of_ligature(c); !letters.empty())
            text += letters;
        else if (!says_nothing(c))
            append_utf8(text, is_character(c) ? narrow(c) : U'\ufffd');
    }
    return text;
}

bool is_bold_font(std::string_view font_name)
{
    static constexpr std::array<std::string_view, 4> weights{"bold", "black", "heavy", "demi"};
    for (const auto weight : weights) {
        if (contains_ignoring_case(font_name, weight))
            return true;
    }
    return false;
}

} // namespace mailroom
