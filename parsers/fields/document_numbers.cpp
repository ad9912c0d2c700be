#include "core/ascii.h"
#include "parsers/fields/choice/candidates.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

bool is_number_char(char c)
{
    return is_letter_or_digit(c) || c == '-' || c == '/' || c == '.' || c == '_' || c == '#'
        || c == '*' || c == '\\' || c == '+' || c == '&';
}

bool has_digit(std::string_view text)
{
    return std::ranges::any_of(text, is_digit);
}

bool is_short_prefix(std::string_view token)
{
    return token.size() >= 2 && token.size() <= 5 && token.back() != '.'
        && std::ranges::all_of(
               token, [](char c) { return is_upper(c) || c == '/' || c == '-' || c == '.'; });
}

std::string_view token_at(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    while (end < text.size() && is_number_char(text[end]))
        ++end;
    if (end < text.size() && text[end] != ' ' && text[end] != ',' && text[end] != ';'
        && text[end] != ')' && text[end] != ':' && (static_cast<unsigned char>(text[end]) < 0x80))
        return {};
    return text.substr(at, end - at);
}

std::size_t skip_separators(std::string_view text, std::size_t at)
{
    while (at < text.size()
           && (text[at] == ' ' || text[at] == ':' || text[at] == '#' || text[at] == '.'
               || text[at] == '-' || text[at] == '=' || text[at] == '|' || text[at] == '('
               || text[at] == ')'))
        ++at;
    return at;
}

} // namespace

std::string_view number_at(std::string_view text, std::size_t from)
{
    const auto begin = skip_separators(text, from);
    auto token = token_at(text, begin);
    auto end = begin + token.size();
    // "FT B/902", "RE 2026-17": a series before the number.
    if (!has_digit(token) && is_short_prefix(token) && end < text.size() && text[end] == ' ') {
        const auto next = token_at(text, end + 1);
        if (has_digit(next))
            end += 1 + next.size();
    }
    auto number = text.substr(begin, end - begin);
    while (!number.empty()
           && (number.back() == '.' || number.back() == '-' || number.back() == '/'))
        number.remove_suffix(1);
    // "**** 8980": what is left of an account that is not shown.
    const bool is_hidden = number.starts_with("**") || number.starts_with("xxx");
    return has_digit(number) && number.size() <= 40 && !is_hidden ? number : std::string_view();
}

std::size_t after_number_words(std::string_view text, std::size_t from)
{
    auto at = std::min(text.find_first_not_of(" :", from), text.size());
    if (at < text.size() && text[at] == '(' && text.find(')', at) != text.npos)
        at = std::min(text.find_first_not_of(" :", text.find(')', at) + 1), text.size());
    const auto end = std::min(text.find(' ', at), text.size());
    const bool word = normalized_phrase(text.substr(at, end - at)) == "no";
    return word ? end : at == text.size() ? from : at;
}

} // namespace mailroom::fields
