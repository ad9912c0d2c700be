#include "classifiers/dates/period_names.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>
#include <utility>

namespace mailroom {
namespace {

constexpr unsigned months_of_quarter = 3, months_of_half = 6;

Period part_of_year(int year, unsigned first, unsigned months, std::size_t from, std::size_t to)
{
    return {text_of({year, first}, {year, first + months - 1}), from, to};
}

// "this year so far", "dieses Quartal bis heute": up to the month of writing; or null.
const PhraseHit* to_now_behind(const PeriodText& text, std::size_t word)
{
    return hit_at(text.hits, "period.to_now", word);
}

// "the second half of 2025", "letztes Halbjahr"; without a year the last one to end, or to begin.
std::optional<Period> half_year_at(const PeriodText& text, std::size_t at)
{
    const auto now = text.now();
    if (const auto* last = hit_at(text.hits, "period.last_half", at)) {
        const bool second = now.month <= months_of_half;
        return part_of_year(
            second ? now.year - 1 : now.year, second ? months_of_half + 1 : 1, months_of_half, at,
            last->last);
    }
    const auto* first = hit_at(text.hits, "period.half_year", at);
    const auto* hit = first ? first : hit_at(text.hits, "period.second_half", at);
    if (hit == nullptr)
        return std::nullopt;
    const auto written = year_behind(text.words, hit->last);
    const auto latest = first || now.month > months_of_half ? now.year : now.year - 1;
    return part_of_year(
        written ? written->year : latest, first ? 1 : months_of_half + 1, months_of_half, at,
        written ? written->last : hit->last);
}

// "Q3", "third quarter of 2025", "2025 Q4"
std::optional<Period> numbered_quarter_at(const PeriodText& text, std::size_t at)
{
    const auto year = year_in(text.words, at); // Before it.
    const auto from = year ? at + 1 : at;
    for (unsigned quarter = 1; quarter <= 4; ++quarter) {
        const auto* hit = hit_at(text.hits, "date.quarter_number." + std::to_string(quarter), from);
        if (hit == nullptr)
            continue;
        const auto first = (quarter - 1) * months_of_quarter + 1;
        constexpr std::size_t reach = 1; // "Q3 of 2025"
        auto which = year ? *year : text.latest(first).year;
        auto end = hit->last;
        for (auto behind = hit->last; !year && behind <= hit->last + reach; ++behind) {
            if (const auto written = year_in(text.words, behind)) {
                which = *written;
                end = behind + 1;
            }
        }
        return part_of_year(which, first, months_of_quarter, at, end);
    }
    return std::nullopt;
}

// "the last quarter" gone by; "the last quarter of 2025" is its fourth.
std::optional<Period> last_quarter_at(const PeriodText& text, std::size_t at)
{
    const auto into = static_cast<int>((text.now().month - 1) % months_of_quarter);
    if (const auto* hit = hit_at(text.hits, "period.this_quarter", at)) {
        const auto first = text.months_before(into);
        if (const auto* to_now = to_now_behind(text, hit->last))
            return Period{text_of(first, text.now()), at, to_now->last};
        return part_of_year(first.year, first.month, months_of_quarter, at, hit->last);
    }
    const auto* hit = hit_at(text.hits, "period.last_quarter", at);
    if (hit == nullptr)
        return std::nullopt;
    if (const auto written = year_behind(text.words, hit->last))
        return part_of_year(
            written->year, 12 - months_of_quarter + 1, months_of_quarter, at, written->last);
    const auto first = text.months_before(into + static_cast<int>(months_of_quarter));
    return part_of_year(first.year, first.month, months_of_quarter, at, hit->last);
}

// "q2/2026", "2026-q3"
std::optional<Period> written_quarter_at(const PeriodText& text, std::size_t at)
{
    constexpr std::size_t bytes = 7, year_bytes = 4;
    const std::string_view word = text.words.words[at].folded;
    if (word.size() != bytes)
        return std::nullopt;
    const bool year_first = word[0] == '2';
    const auto part = year_first ? word.substr(year_bytes + 1) : word.substr(0, 2);
    const auto year_text = year_first ? word.substr(0, year_bytes) : word.substr(3);
    int year = 0;
    const auto end = year_text.data() + year_text.size();
    if (part[0] != 'q' || part[1] < '1' || part[1] > '4'
        || std::from_chars(year_text.data(), end, year).ptr != end || year < 2000 || year > 2099)
        return std::nullopt;
    const auto first = static_cast<unsigned>(part[1] - '1') * months_of_quarter + 1;
    return part_of_year(year, first, months_of_quarter, at, at + 1);
}

// "fy25", "FY2025", "gj2025"; which months it has is not told.
std::optional<Period> business_year_at(const PeriodText& text, std::size_t at)
{
    std::string_view word = text.words.words[at].folded;
    if (!word.starts_with("fy") && !word.starts_with("gj"))
        return std::nullopt;
    word.remove_prefix(2);
    int year = 0;
    const auto end = word.data() + word.size();
    if ((word.size() != 2 && word.size() != 4)
        || std::from_chars(word.data(), end, year).ptr != end)
        return std::nullopt;
    constexpr int century = 2000;
    year += year < 100 ? century : 0;
    return year < century || year > century + 99
        ? std::nullopt
        : std::optional(part_of_year(year, 1, 12, at, at + 1));
}

// "last month", "this year", "so far this year", "this summer"
std::optional<Period> relative_at(const PeriodText& text, std::size_t at)
{
    const auto now = text.now(), before = text.months_before(1);
    const auto summer = text.latest(6).year;
    const std::pair<std::string_view, std::pair<YearMonth, YearMonth>> named[] = {
        {"period.last_month", {before, before}},
        {"period.this_month", {now, now}},
        {"period.last_year", {{now.year - 1, 1}, {now.year - 1, 12}}},
        {"period.year_to_date", {{now.year, 1}, now}}, // Before "this year", which begins it.
        {"period.this_year", {{now.year, 1}, {now.year, 12}}},
        {"period.summer", {{summer, 6}, {summer, 8}}},
    };
    for (const auto& [phrase_class, months] : named) {
        const auto* hit = hit_at(text.hits, phrase_class, at);
        if (hit == nullptr)
            continue;
        const auto* to_now = to_now_behind(text, hit->last);
        const bool is_cut = to_now != nullptr && months.first <= now && now < months.second;
        return Period{
            text_of(months.first, is_cut ? now : months.second), at,
            is_cut ? to_now->last : hit->last};
    }
    return std::nullopt;
}

// "the last three months": that of writing is one of them once most of it has gone by.
std::optional<Period> months_back_at(const PeriodText& text, std::size_t at)
{
    constexpr unsigned middle = 15;
    const int last = static_cast<unsigned>(text.written_on.day()) > middle ? 0 : 1;
    const auto* hit = hit_at(text.hits, "period.months_back", at);
    for (auto word = at; hit && word < hit->last; ++word) {
        if (const auto count = count_at(text.words, word))
            return Period{
                text_of(text.months_before(*count - 1 + last), text.months_before(last)), at,
                hit->last};
    }
    return std::nullopt;
}

} // namespace

std::optional<Period> named_period_at(const PeriodText& text, std::size_t at)
{
    for (const auto read :
         {relative_at, half_year_at, last_quarter_at, months_back_at, numbered_quarter_at,
          written_quarter_at, business_year_at}) {
        if (auto period = read(text, at))
            return period;
    }
    return std::nullopt;
}

} // namespace mailroom
