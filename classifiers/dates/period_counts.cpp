#include "classifiers/dates/period_counts.h"

#include "classifiers/dates/date_spans.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace mailroom {
namespace {

constexpr int months_of_year = 12;

int number_at_front(std::string_view word)
{
    int value = 0;
    std::from_chars(word.data(), word.data() + word.size(), value);
    return value;
}

Period period_of(const Date& first, const Date& last, std::size_t from, std::size_t to)
{
    return {text_of(month_of_day(first), month_of_day(last)), from, to};
}

struct Weeks {
    int first = 0, last = 0;
    std::size_t end = 0; // The word behind them.
};

// "40", "40-42" (one word), "40 to 42", "40 t/m 42", "40 und 41"
std::optional<Weeks> weeks_at(const PeriodText& text, std::size_t at)
{
    constexpr int weeks_max = 53;
    const auto& words = text.words.words;
    const auto week = [&](std::size_t i) {
        const auto value =
            i < words.size() && words[i].folded.size() <= 2 ? number_at_front(words[i].folded) : 0;
        return value <= weeks_max ? value : 0;
    };
    if (at >= words.size())
        return std::nullopt;
    const std::string_view word = words[at].folded;
    if (const auto dash = word.find_first_of("-/"); dash != std::string_view::npos) {
        const auto first = number_at_front(word), last = number_at_front(word.substr(dash + 1));
        const bool weeks =
            dash <= 2 && word.size() - dash <= 3 && 0 < first && first <= last && last <= weeks_max;
        return weeks ? std::optional(Weeks{first, last, at + 1}) : std::nullopt;
    }
    if (week(at) == 0)
        return std::nullopt;
    constexpr std::size_t reach = 4; // "t/m week 42"
    for (auto to = at + 1; to < std::min(at + 1 + reach, words.size()); ++to) {
        const auto joined = hits_between(text.hits, at + 1, to + 1);
        const bool range =
            std::ranges::any_of(
                joined,
                [](const PhraseHit& hit) {
                    return hit.phrase_class == "period.to" || hit.phrase_class == "period.and";
                })
            || text.words.gap_after(at).find('-') != std::string_view::npos;
        if (range && week(to) > week(at))
            return Weeks{week(at), week(to), to + 1};
    }
    return Weeks{week(at), week(at), at + 1};
}

// From the Monday of the first week to the Friday of the last; without a year the latest ones.
std::optional<Period> week_numbers_at(const PeriodText& text, std::size_t at)
{
    const auto* word = hit_at(text.hits, "period.week", at);
    const auto weeks = word ? weeks_at(text, word->last) : std::nullopt;
    if (!weeks)
        return std::nullopt;
    const auto written = year_behind(text.words, weeks->end);
    const auto monday = [&](int year, int week) { // That of week 1 holds 4 January.
        return add_days(monday_of(*make_date(year, 1, 4)), days_of_week * (week - 1));
    };
    auto year = written ? written->year : static_cast<int>(text.written_on.year());
    if (!written && monday(year, weeks->first) > text.written_on)
        --year;
    constexpr int friday = 4;
    return period_of(
        monday(year, weeks->first), add_days(monday(year, weeks->last), friday), at,
        written ? written->last : weeks->end);
}

std::optional<int> count_in(const PeriodText& text, const PhraseHit& hit)
{
    for (auto at = hit.first; at < hit.last; ++at) {
        if (const auto count = count_at(text.words, at))
            return count;
    }
    return std::nullopt;
}

// "the first three months of 2026", "i primi tre mesi dell'anno"
std::optional<Period> first_months_at(const PeriodText& text, std::size_t at)
{
    const auto* hit = hit_at(text.hits, "period.first_months", at);
    const auto count = hit ? count_in(text, *hit) : std::nullopt;
    if (!count || *count > months_of_year)
        return std::nullopt;
    const auto written = year_behind(text.words, hit->last);
    const auto year = written ? written->year : static_cast<int>(text.written_on.year());
    return Period{
        text_of({year, 1}, {year, static_cast<unsigned>(*count)}), at,
        written ? written->last : hit->last};
}

// "the last 90 days", "gli ultimi due trimestri": up to now, and the whole quarters before.
std::optional<Period> counted_back_at(const PeriodText& text, std::size_t at)
{
    constexpr int days_min = 28; // Fewer name no month.
    if (const auto* hit = hit_at(text.hits, "period.days_back", at)) {
        const auto count = count_in(text, *hit);
        if (count && *count >= days_min)
            return period_of(add_days(text.written_on, -*count), text.written_on, at, hit->last);
    }
    const auto* hit = hit_at(text.hits, "period.quarters_back", at);
    const auto count = hit ? count_in(text, *hit) : std::nullopt;
    if (!count)
        return std::nullopt;
    constexpr int months_of_quarter = 3;
    const auto month = first_of_month(text.written_on);
    const auto gone =
        (static_cast<int>(static_cast<unsigned>(month.month())) - 1) % months_of_quarter;
    const auto end = add_months(month, -gone - 1);
    return period_of(add_months(end, 1 - months_of_quarter * *count), end, at, hit->last);
}

// The number of a part of the year: "3.º", "tercer", "III" before its name, "3" behind it.
int number_of_part(const PeriodText& text, const PhraseHit& name)
{
    static constexpr std::array<std::string_view, 6> romans{"i", "ii", "iii", "iv", "v", "vi"};
    const auto& words = text.words.words;
    for (const auto back : {1, 2}) { // "3 .º bimestre" is three words.
        if (name.first < static_cast<std::size_t>(back))
            break;
        const auto at = name.first - static_cast<std::size_t>(back);
        const std::string_view word = words[at].folded;
        if (const auto digits = number_at_front(word); digits > 0 && word.size() <= 4)
            return digits;
        for (const auto& hit : hits_between(text.hits, at, at + 1)) {
            constexpr std::string_view ordinal = "date.ordinal.";
            if (hit.phrase_class.starts_with(ordinal) && hit.last == name.first)
                return number_at_front(hit.phrase_class.substr(ordinal.size()));
        }
        const auto* roman = std::ranges::find(romans, word);
        if (back == 1 && roman != romans.end())
            return static_cast<int>(roman - romans.begin()) + 1;
    }
    return name.last < words.size() && words[name.last].folded.size() == 1
        ? number_at_front(words[name.last].folded)
        : 0;
}

// "tercer bimestre de 2026", "2.º quadrimestre": parts of a year of two or four months.
std::optional<Period> numbered_part_at(const PeriodText& text, std::size_t at)
{
    struct Kind {
        std::string_view phrase_class;
        int months;
    };
    for (const auto& kind : {Kind{"period.two_months", 2}, Kind{"period.four_months", 4}}) {
        const auto* name = hit_at(text.hits, kind.phrase_class, at);
        const auto part = name ? number_of_part(text, *name) : 0;
        if (part < 1 || part * kind.months > months_of_year)
            continue;
        const auto last = static_cast<unsigned>(part * kind.months);
        const auto first = last - static_cast<unsigned>(kind.months) + 1;
        const auto written = year_behind(text.words, name->last);
        auto year = written ? written->year : static_cast<int>(text.written_on.year());
        if (!written && first > static_cast<unsigned>(text.written_on.month()))
            --year;
        return Period{
            text_of({year, first}, {year, last}), at, written ? written->last : name->last};
    }
    return std::nullopt;
}

} // namespace

std::optional<Period> counted_period_at(const PeriodText& text, std::size_t at)
{
    for (const auto read : {week_numbers_at, first_months_at, counted_back_at, numbered_part_at}) {
        if (auto period = read(text, at))
            return period;
    }
    return std::nullopt;
}

} // namespace mailroom
