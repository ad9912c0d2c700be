#include "parsers/pdf/object_numbers.h"

#include "core/ascii.h"

#include <algorithm>
#include <charconv>

namespace mailroom {
namespace {

constexpr std::size_t digits_max = 18; // Of what a std::uint64_t holds.

// ISO 32000-1, table 1: NUL and form feed part tokens too.
bool is_space(char c)
{
    return is_white_space(c) || c == '\0' || c == '\f';
}

// Takes the digits at the end and the space behind them.
std::string_view take_last_digits(std::string_view& text)
{
    while (!text.empty() && is_space(text.back()))
        text.remove_suffix(1);
    std::size_t start = text.size();
    while (start > 0 && text.size() - start < digits_max && is_digit(text[start - 1]))
        --start;
    const auto digits = text.substr(start);
    text.remove_suffix(digits.size());
    return digits;
}

} // namespace

std::uint64_t largest_object_number(std::string_view pdf)
{
    constexpr std::string_view keyword = "obj";
    std::uint64_t largest = 0;
    for (auto at = pdf.find(keyword); at != pdf.npos; at = pdf.find(keyword, at + keyword.size())) {
        auto before = pdf.substr(0, at);
        if (take_last_digits(before).empty()) // The generation.
            continue;
        const auto digits = take_last_digits(before);
        std::uint64_t number = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
        largest = std::max(largest, number);
    }
    return largest;
}

} // namespace mailroom
