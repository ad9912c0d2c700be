#include "classifiers/dates/period_ranges.h"

#include "classifiers/dates/year_months.h"

#include <algorithm>

namespace mailroom {
namespace {

bool runs_to(
    const Words& words,
    const std::vector<PhraseHit>& hits,
    const DateExpression& from,
    const DateExpression& to)
{
    constexpr std::size_t words_between_max = 3; // "tot en met", "jusqu'au"
    if (to.first < from.last || to.first - from.last > words_between_max)
        return false;
    if (to.first == from.last)
        return words.gap_after(from.last - 1).find('-') != std::string_view::npos
            || words.gap_after(from.last - 1).find("\u2013") != std::string_view::npos;
    const auto between = hits_between(hits, from.last, to.first);
    return std::ranges::find(between, "period.through", &PhraseHit::phrase_class) != between.end();
}

YearMonth month_of(const Date& date)
{
    return {static_cast<int>(date.year()), static_cast<unsigned>(date.month())};
}

} // namespace

void join_months(std::vector<Period>& periods)
{
    constexpr std::size_t month_bytes = 7, gap_words_max = 1;
    for (std::size_t i = 1; i < periods.size();) {
        auto& before = periods[i - 1];
        const auto& here = periods[i];
        const auto last = before.text.substr(before.text.size() - month_bytes);
        const auto next = parse_date(last + "-28");
        const bool follows = next
            && here.text.starts_with(to_string(add_days(*next, 5)).substr(0, month_bytes))
            && here.first - before.last <= gap_words_max;
        if (!follows) {
            ++i;
            continue;
        }
        before.text = before.text.substr(0, month_bytes) + ".."
            + here.text.substr(here.text.size() - month_bytes);
        before.last = here.last;
        periods.erase(periods.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

void add_day_ranges(
    std::vector<Period>& periods,
    const Words& words,
    const std::vector<PhraseHit>& hits,
    const std::vector<DateExpression>& dates)
{
    for (std::size_t i = 1; i < dates.size(); ++i) {
        const auto& from = dates[i - 1];
        const auto& to = dates[i];
        if (!runs_to(words, hits, from, to))
            continue;
        auto first = month_of(from.past);
        const auto last = month_of(to.past);
        if (from.past > to.past)
            first.year = first.month > last.month ? last.year - 1 : last.year;
        std::erase_if(periods, [&](const Period& period) {
            return period.first < to.last && from.first < period.last;
        });
        periods.push_back({text_of(first, last), from.first, to.last});
    }
}

} // namespace mailroom
