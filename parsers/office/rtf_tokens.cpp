#include "parsers/office/rtf_tokens.h"

#include "core/ascii.h"

#include <algorithm>
#include <charconv>

namespace mailroom {
namespace {

using Kind = RtfToken::Kind;

} // namespace

std::optional<RtfToken> RtfTokens::next()
{
    while (left_.starts_with('\r') || left_.starts_with('\n'))
        left_.remove_prefix(1);
    if (left_.empty())
        return std::nullopt;
    const char c = left_.front();
    left_.remove_prefix(1);
    if (c == '{')
        return RtfToken{.kind = Kind::begin};
    if (c == '}')
        return RtfToken{.kind = Kind::end};
    if (c != '\\' || left_.empty())
        return RtfToken{.byte = c};
    return control();
}

RtfToken RtfTokens::control()
{
    if (is_letter(left_.front()))
        return control_word();
    const auto symbol = left_.substr(0, 1);
    left_.remove_prefix(1);
    if (symbol == "'") {
        unsigned char value = 0;
        const auto digits = left_.substr(0, 2);
        const auto end =
            std::from_chars(digits.data(), digits.data() + digits.size(), value, 16).ptr;
        left_.remove_prefix(static_cast<std::size_t>(end - digits.data()));
        return {.byte = static_cast<char>(value)};
    }
    if (symbol == "\r" || symbol == "\n") // A line break of the source that means one.
        return {.kind = Kind::control, .word = "par"};
    return {.kind = Kind::control, .word = symbol};
}

RtfToken RtfTokens::control_word()
{
    const auto word_end = std::ranges::find_if_not(left_, is_letter) - left_.begin();
    RtfToken token{
        .kind = Kind::control, .word = left_.substr(0, static_cast<std::size_t>(word_end))};
    left_.remove_prefix(token.word.size());
    int number = 0;
    const auto [end, error] = std::from_chars(left_.data(), left_.data() + left_.size(), number);
    if (error == std::errc{})
        token.number = number;
    left_.remove_prefix(static_cast<std::size_t>(end - left_.data()));
    while (error == std::errc::result_out_of_range && !left_.empty() && is_digit(left_.front()))
        left_.remove_prefix(1);
    if (left_.starts_with(' '))
        left_.remove_prefix(1);
    return token;
}

} // namespace mailroom
