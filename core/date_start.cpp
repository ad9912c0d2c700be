#include "core/date_start.h"

#include "core/ascii.h"
#include "core/fold.h"

#include <algorithm>

namespace mailroom {
namespace {

// A number's letters in front, and their stroke behind the digits, too.
bool goes_on_from_letters(std::string_view text, std::size_t begin)
{
    constexpr std::size_t letters_max = 4;
    const char stroke = text[begin - 1];
    const auto end = std::min(text.find_first_not_of("0123456789", begin), text.size());
    if ((stroke != '/' && stroke != '-') || end == text.size() || text[end] != stroke)
        return false;
    const auto letters = letters_before(text, begin - 1);
    return !letters.empty() && letters.size() <= letters_max
        && std::ranges::all_of(letters, is_upper);
}

} // namespace

bool may_begin_date(std::string_view text, std::size_t begin)
{
    if (begin == 0)
        return true;
    const char before = text[begin - 1];
    return !is_digit(before) && letters_before(text, begin).empty()
        && !goes_on_from_letters(text, begin)
        && !(
            begin > 1 && is_digit(text[begin - 2])
            && (before == '.' || before == '-' || before == '/'));
}

} // namespace mailroom
