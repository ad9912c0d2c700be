#include "classifiers/text_fold.h"

#include <array>
#include <cstdint>

namespace mailroom {
namespace {

// U+00C0..U+017F by their base letters; a blank where there is none.
constexpr std::array<std::string_view, 0x180 - 0xc0> latin = {
    "a", "a", "a",  "a",  "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",  //
    "d", "n", "o",  "o",  "o", "o", "o",  " ", "o", "u", "u", "u", "u", "y", "th", "ss", //
    "a", "a", "a",  "a",  "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",  //
    "d", "n", "o",  "o",  "o", "o", "o",  " ", "o", "u", "u", "u", "u", "y", "th", "y",  //
    "a", "a", "a",  "a",  "a", "a", "c",  "c", "c", "c", "c", "c", "c", "c", "d",  "d",  //
    "d", "d", "e",  "e",  "e", "e", "e",  "e", "e", "e", "e", "e", "g", "g", "g",  "g",  //
    "g", "g", "g",  "g",  "h", "h", "h",  "h", "i", "i", "i", "i", "i", "i", "i",  "i",  //
    "i", "i", "ij", "ij", "j", "j", "k",  "k", "k", "l", "l", "l", "l", "l", "l",  "l",  //
    "l", "l", "l",  "n",  "n", "n", "n",  "n", "n", "n", "n", "n", "o", "o", "o",  "o",  //
    "o", "o", "oe", "oe", "r", "r", "r",  "r", "r", "r", "s", "s", "s", "s", "s",  "s",  //
    "s", "s", "t",  "t",  "t", "t", "t",  "t", "u", "u", "u", "u", "u", "u", "u",  "u",  //
    "u", "u", "u",  "u",  "w", "w", "y",  "y", "y", "z", "z", "z", "z", "z", "z",  "s",
};

// The code point at `at`, and its length; U+0020 for a byte that starts none.
struct CodePoint {
    std::uint32_t value = ' ';
    std::size_t size = 1;
};

CodePoint code_point_at(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const std::uint32_t lead = byte(at);
    if (lead < 0x80)
        return {lead, 1};
    const std::size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
    if (size == 0)
        return {};
    std::uint32_t value = lead & (0x7fU >> size);
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(at + i) & 0xc0U) != 0x80)
            return {};
        value = value << 6U | (byte(at + i) & 0x3fU);
    }
    return {value, size};
}

// Soft hyphens and marks of no width: what stands around them belongs together.
bool joins(std::uint32_t value)
{
    return (value >= 0x200b && value <= 0x200f) || value == 0xad || value == 0xfeff;
}

std::string_view punctuation(std::uint32_t value)
{
    if (joins(value))
        return "";
    if (value == 0xa0 || (value >= 0x2000 && value <= 0x200a) || value == 0x202f || value == 0x3000)
        return " ";
    if (value >= 0x2018 && value <= 0x201b)
        return "'";
    if (value >= 0x2010 && value <= 0x2015)
        return "-";
    return " ";
}

bool is_currency_sign(std::uint32_t value)
{
    return value == '$' || (value >= 0xa2 && value <= 0xa5) || (value >= 0x20a0 && value <= 0x20bf);
}

} // namespace

std::string folded_text(std::string_view text)
{
    std::string folded;
    folded.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto [value, size] = code_point_at(text, at);
        if (is_currency_sign(value)) {
            folded += " \u20ac ";
        } else if (value < 0x80) {
            const auto c = static_cast<char>(value);
            folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        } else if (value >= 0xc0 && value < 0x180) {
            folded += latin[value - 0xc0];
        } else if (value < 0xc0 || (value >= 0x2000 && value < 0x2060) || value >= 0xfeff) {
            folded += punctuation(value);
        } else {
            folded += text.substr(at, size);
        }
        at += size;
    }
    return folded;
}

} // namespace mailroom
