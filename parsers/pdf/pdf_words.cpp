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

bool is_high_surrogate(char16_t unit)
{
    return unit >= 0xd800 && unit <= 0xdbff;
}

bool is_low_surrogate(char16_t unit)
{
    return unit >= 0xdc00 && unit <= 0xdfff;
}

} // namespace

std::string word_text(std::u16string_view utf16)
{
    std::string text;
    text.reserve(utf16.size());
    for (std::size_t i = 0; i < utf16.size(); ++i) {
        char32_t c = utf16[i];
        if (is_high_surrogate(utf16[i]) && i + 1 < utf16.size() && is_low_surrogate(utf16[i + 1])) {
            c = 0x10000 + ((c - 0xd800) << 10) + (utf16[i + 1] - char32_t{0xdc00});
            ++i;
        } else if (is_high_surrogate(utf16[i]) || is_low_surrogate(utf16[i])) {
            c = 0xfffd;
        }
        if (!says_nothing(c))
            append_utf8(text, c);
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

bool is_visible(const Word& word, const Page& page)
{
    constexpr float points_min = 1;
    const auto& box = word.box;
    const bool on_page = box.x1 > 0 && box.y1 > 0 && box.x0 < page.width && box.y0 < page.height;
    return on_page && box.height() >= points_min && box.width() > 0;
}

} // namespace mailroom
