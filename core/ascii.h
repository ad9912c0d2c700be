#pragma once

// What a byte of text is, by ASCII alone; in UTF-8 the bytes beyond it are parts of characters.

#include <algorithm>
#include <string>
#include <string_view>

namespace mailroom {

constexpr bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

constexpr bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

constexpr bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

constexpr bool is_letter(char c)
{
    return is_lower(c) || is_upper(c);
}

constexpr bool is_letter_or_digit(char c)
{
    return is_letter(c) || is_digit(c);
}

constexpr bool is_beyond_ascii(char c)
{
    return static_cast<unsigned char>(c) >= 0x80;
}

// Of folded text (core/fold.h), where what is beyond ASCII counts as letters.
constexpr bool is_folded_letter(char c)
{
    return is_lower(c) || is_beyond_ascii(c);
}

constexpr bool is_folded_letter_or_digit(char c)
{
    return is_folded_letter(c) || is_digit(c);
}

constexpr bool is_word_byte(char c)
{
    return is_letter_or_digit(c) || c == '_';
}

// RFC 5322: WSP, CR and LF.
constexpr bool is_white_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

constexpr char lower_case(char c)
{
    return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr char upper_case(char c)
{
    return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
}

// False for the empty text.
constexpr bool all_digits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

constexpr std::size_t count_digits(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
}

// "1.204,50 EUR": "120450".
inline std::string digits_in(std::string_view text)
{
    std::string digits(text);
    std::erase_if(digits, [](char c) { return !is_digit(c); });
    return digits;
}

} // namespace mailroom
