#include "classifiers/dates/number_atoms.h"

#include "classifiers/dates/plain_numbers.h"
#include "classifiers/text/word_lists.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace mailroom {
namespace {

using Kind = DateAtomKind;

// "2 204,16" is no second of the month, and "1. Invoice 4471" is a row's number.
bool is_part_of_sum(const Words& words, std::size_t i)
{
    constexpr std::size_t group_digits = 3;
    return i + 1 < words.words.size() && words.gap_after(i) == " "
        && words.words[i + 1].folded.find_first_not_of("0123456789") >= group_digits
        && words.words[i + 1].has_digit;
}
bool is_row_number(const Words& words, std::size_t i)
{
    return words.gap_after(i).starts_with(". ")
        && (i == 0 || words.gap_after(i - 1).find('\n') != std::string_view::npos);
}

// Digits of at most two places, with or without an ordinal's ending: 20, 20th, 20e, 1er.
std::optional<DateAtom> number_atom(const Words& words, std::size_t i, bool marked)
{
    static const auto& endings = word_list("day.ordinal");
    const auto& word = words.words[i].folded;
    const auto digits = word.find_first_not_of("0123456789");
    const auto count = std::min(digits, word.size());
    const auto ending = std::string_view(word).substr(count);
    if (count == 4 && ending.empty() && word.starts_with("20"))
        return DateAtom{Kind::year_number, number_in(word), {}, i, i + 1};
    if (count == 0 || count > 2 || !(ending.empty() || endings.has(ending)))
        return std::nullopt;
    const int value = number_in(word);
    const bool ends_sentence =
        i + 1 < words.words.size() && words.words[i + 1].sentence != words.words[i].sentence;
    const bool ordinal = !ending.empty()
        || (words.gap_after(i).starts_with('.') && !ends_sentence && !is_row_number(words, i));
    const bool percent_or_money = words.gap_after(i).find_first_of("%") != std::string_view::npos
        || words.gap_after(i).find("€") != std::string_view::npos;
    const bool day = value >= 1 && value <= 31 && !percent_or_money && (marked || ordinal);
    return DateAtom{day ? Kind::day_of_month : Kind::number, value, {}, i, i + 1};
}

// "03/11" and, after a word that marks a day, "03-11": a day of the year nearest to the writing.
std::optional<DateAtom>
short_date(const Words& words, std::size_t i, bool marked, const Date& written_on, DateOrder order)
{
    const auto& word = words.words[i].folded;
    const auto mark = word.find_first_of(marked ? "/-." : "/");
    if (mark == std::string::npos || mark == 0 || mark > 2 || word.size() - mark > 3
        || word.find_first_not_of("0123456789", mark + 1) != std::string::npos)
        return std::nullopt;
    auto day = static_cast<unsigned>(number_in(word));
    auto month = static_cast<unsigned>(number_in(std::string_view(word).substr(mark + 1)));
    if (month > 12 || (order == DateOrder::month_first && day <= 12))
        std::swap(day, month);
    const auto best = nearest_day(written_on, month, day);
    if (!best)
        return std::nullopt;
    return DateAtom{Kind::date, 0, *best, i, i + 1};
}

// "the", "Friday", "entro il"
bool marks_day(const DateAtom& atom)
{
    return atom.kind == Kind::day_marker || atom.kind == Kind::weekday
        || (atom.kind == Kind::during && atom.last - atom.first > 1);
}

// "KW13", "S13", "wk 13" in one word.
std::optional<DateAtom> week_number_atom(const Words& words, std::size_t i)
{
    static const auto& prefixes = word_list("week.prefix");
    const std::string_view word = words.words[i].folded;
    const auto digits = word.find_first_of("0123456789");
    if (digits == std::string_view::npos || word.size() - digits > 2
        || word.find_first_not_of("0123456789", digits) != std::string_view::npos
        || !prefixes.has(word.substr(0, digits)))
        return std::nullopt;
    constexpr int weeks_max = 53;
    const int week = number_in(word.substr(digits));
    if (week < 1 || week > weeks_max)
        return std::nullopt;
    return DateAtom{Kind::calendar_week, week, {}, i, i + 1};
}

} // namespace

std::optional<DateAtom> number_atom_at(
    const Words& words,
    const std::vector<PhraseHit>& hits,
    const DateAtom* before,
    std::size_t i,
    const Date& written_on,
    DateOrder order)
{
    const bool marked = before != nullptr && before->last == i && marks_day(*before)
        && words.gap_after(i - 1).find('(') == std::string_view::npos && !is_time(words, i)
        && !is_part_of_sum(words, i) && !counts_goods(words, hits, i);
    if (const auto date = short_date(words, i, marked, written_on, order))
        return date;
    const auto number = number_atom(words, i, marked);
    return number ? number : week_number_atom(words, i);
}

int number_in(std::string_view text)
{
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

} // namespace mailroom
