#include "classifiers/dates/period_text.h"

#include "classifiers/numbers/number_words.h"

#include <algorithm>
#include <charconv>

namespace mailroom {

YearMonth PeriodText::months_before(int months) const
{
    const auto total = now().year * 12 + static_cast<int>(now().month) - 1 - months;
    return {total / 12, static_cast<unsigned>(total % 12) + 1};
}

YearMonth PeriodText::latest(unsigned month) const
{
    return {now().year - (month > now().month ? 1 : 0), month};
}

std::optional<YearBehind> year_behind(const Words& words, std::size_t first)
{
    constexpr std::size_t reach = 4, joiner_bytes_max = 8;
    for (auto at = first; at < std::min(first + reach, words.words.size()); ++at) {
        if (const auto year = year_in(words, at))
            return YearBehind{*year, at + 1};
        if (words.words[at].folded.size() > joiner_bytes_max
            || words.words[at].sentence != words.words[first].sentence)
            break;
    }
    return std::nullopt;
}

std::optional<int> count_at(const Words& words, std::size_t at)
{
    constexpr int count_max = 90;
    const auto& word = words.words[at].folded;
    int count = 0;
    std::from_chars(word.data(), word.data() + word.size(), count);
    if (const auto number = number_in_words(words, at); number && count == 0)
        count = static_cast<int>(number->value);
    return count >= 2 && count <= count_max ? std::optional(count) : std::nullopt;
}

} // namespace mailroom
