#include "core/text.h"

#include "core/ascii.h"

#include <algorithm>

namespace mailroom {

std::string to_lower_ascii(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(), lower_case);
    return out;
}

std::string_view trimmed(std::string_view text)
{
    return without_around(text, " \t\r\n\v\f");
}

std::string_view without_leading(std::string_view text, std::string_view marks)
{
    return text.substr(std::min(text.find_first_not_of(marks), text.size()));
}

std::string_view without_trailing(std::string_view text, std::string_view marks)
{
    return text.substr(0, text.find_last_not_of(marks) + 1); // npos + 1 is 0.
}

std::string_view without_around(std::string_view text, std::string_view marks)
{
    return without_trailing(without_leading(text, marks), marks);
}

bool equals_ignoring_case(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, {}, lower_case, lower_case);
}

bool contains_ignoring_case(std::string_view text, std::string_view part)
{
    // Not std::ranges::search: clang 14, which builds the fuzz targets, cannot compile libstdc++'s.
    const auto same = [](char a, char b) { return lower_case(a) == lower_case(b); };
    return std::search(text.begin(), text.end(), part.begin(), part.end(), same) != text.end()
        || part.empty();
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> pieces;
    for (;;) {
        const auto at = text.find(separator);
        pieces.push_back(text.substr(0, at));
        if (at == text.npos)
            return pieces;
        text.remove_prefix(at + 1);
    }
}

std::string normalized_number(std::string_view number)
{
    std::string out;
    for (const char c : number) {
        if (is_digit(c) || is_upper(c))
            out += c;
        else if (is_lower(c))
            out += static_cast<char>(c - 'a' + 'A');
    }
    return out;
}

std::string normalized_tax_id(std::string_view tax_id)
{
    constexpr std::size_t bytes = 12; // "CHE" and nine of them.
    auto out = normalized_number(tax_id);
    if (out.starts_with("CHE") && out.size() > bytes)
        out.resize(bytes);
    return out;
}

std::string domain_of(std::string_view addr_spec)
{
    const auto at = addr_spec.rfind('@');
    return at == addr_spec.npos ? std::string() : to_lower_ascii(addr_spec.substr(at + 1));
}

} // namespace mailroom
