#include "classifiers/dates/period_ranges.h"

#include "classifiers/text/word_lists.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

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
    constexpr std::size_t reach = 3; // "between the 1st and ..."
    const auto has = [&](std::string_view phrase_class, std::size_t first, std::size_t last) {
        const auto here = hits_between(hits, first, last);
        return std::ranges::find(here, phrase_class, &PhraseHit::phrase_class) != here.end();
    };
    return has("period.through", from.last, to.first)
        || (has("period.and", from.last, to.first)
            && has("period.between", from.first - std::min(from.first, reach), from.first));
}

// "statement from 1 July", "Rechnungen ab 1.7.": a name of documents, then a word that begins a
// time.
bool begins_time(const std::vector<PhraseHit>& hits, const DateExpression& from)
{
    constexpr std::size_t reach = 3; // "issued since", "de compte à partir du"
    const auto near = hits_between(hits, from.first - std::min(from.first, reach), from.first);
    return std::ranges::any_of(near, [&](const PhraseHit& since) {
        if (since.phrase_class != "period.since" || since.last > from.first
            || from.first - since.last > 1)
            return false;
        const auto before =
            hits_between(hits, since.first - std::min(since.first, reach), since.first);
        return std::ranges::any_of(before, [](const PhraseHit& hit) {
            return hit.phrase_class.starts_with("doc.") && hit.phrase_class != "doc.all_open";
        });
    });
}

} // namespace

bool goes_on_from(const Words& words, const PhraseHit& since, std::size_t month)
{
    static const auto& onwards = word_list("period.onwards");
    constexpr std::size_t reach = 2; // "July 2026 onwards"
    if (since.last > since.first + 1 || words.words[since.first].folded != "from")
        return true;
    for (auto at = month + 1; at <= month + reach && at < words.words.size(); ++at) {
        if (onwards.has(words.words[at].folded))
            return true;
    }
    return false;
}

std::optional<YearMonth> written_month(const Words& words, std::size_t at)
{
    constexpr std::size_t year_bytes = 4;
    if (at >= words.words.size())
        return std::nullopt;
    const std::string_view word = words.words[at].folded;
    const auto mark = word.find_first_of("/.-");
    if (mark == std::string_view::npos || mark == 0 || mark > 2
        || word.size() - mark != year_bytes + 1)
        return std::nullopt;
    const auto day = parse_date(
        std::string(word.substr(mark + 1)) + "-" + (mark == 1 ? "0" : "")
        + std::string(word.substr(0, mark)) + "-01");
    return day ? std::optional(month_of_day(*day)) : std::nullopt;
}

std::vector<Period> written_month_ranges(const Words& words, const std::vector<PhraseHit>& hits)
{
    constexpr std::size_t joiner_words_max = 3; // "t/m", "jusqu'à"
    std::vector<Period> ranges;
    for (std::size_t at = 0; at < words.words.size(); ++at) {
        const auto first = written_month(words, at);
        for (auto to = at + 1; first && to <= at + 1 + joiner_words_max; ++to) {
            const auto last = written_month(words, to);
            if (!last)
                continue;
            const auto between = hits_between(hits, at + 1, to);
            const bool dash =
                to == at + 1 && words.gap_after(at).find('-') != std::string_view::npos;
            const bool through =
                std::ranges::find(between, "period.through", &PhraseHit::phrase_class)
                != between.end();
            if (*first < *last && (dash || through))
                ranges.push_back({text_of(*first, *last), at, to + 1});
            break;
        }
    }
    return ranges;
}

void join_months(std::vector<Period>& periods, const std::vector<PhraseHit>& hits)
{
    constexpr std::size_t month_bytes = 7, gap_words_max = 1;
    const auto are_joined = [&](std::size_t first, std::size_t last) { // "août et de septembre"
        return last <= first + gap_words_max
            || (last == first + gap_words_max + 1 && hit_at(hits, "period.and", first) != nullptr);
    };
    for (std::size_t i = 1; i < periods.size();) {
        auto& before = periods[i - 1];
        const auto& here = periods[i];
        const auto last = before.text.substr(before.text.size() - month_bytes);
        const auto next = parse_date(last + "-28");
        const bool follows = next
            && here.text.starts_with(to_string(add_days(*next, 5)).substr(0, month_bytes))
            && are_joined(before.last, here.first);
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

namespace {

// "the quarter ended 31 March", "the year to 30 June": how many months; none where it is a day.
int months_that_end(const std::vector<PhraseHit>& hits, const DateExpression& date)
{
    for (const auto& [name, months] :
         {std::pair{"period.quarter_to", 3}, {"period.half_to", 6}, {"period.year_to", 12}}) {
        const std::string_view ending = name;
        const bool ends = std::ranges::any_of(hits, [&](const PhraseHit& hit) {
            return hit.phrase_class == ending && hit.last <= date.first
                && hit.last + 1 >= date.first;
        });
        if (ends)
            return months;
    }
    return 0;
}

// Back to a day of the first of so many months, from the last day of the last one.
int days_of(int months)
{
    constexpr int days_of_month = 30, middle = 15;
    return months * days_of_month - middle;
}

} // namespace

void add_day_ranges(
    std::vector<Period>& periods,
    const Words& words,
    const std::vector<PhraseHit>& hits,
    const std::vector<DateExpression>& dates,
    const Date& written_on)
{
    const auto add = [&](Period range) {
        std::erase_if(periods, [&](const Period& period) {
            return period.first < range.last && range.first < period.last;
        });
        periods.push_back(std::move(range));
    };
    for (std::size_t i = 0; i < dates.size(); ++i) {
        const auto& from = dates[i];
        auto first = month_of_day(from.past);
        if (const auto months = months_that_end(hits, from); months > 0 && from.from_scan) {
            const auto end = from.past <= written_on ? from.past : from.value;
            add(
                {text_of(month_of_day(add_days(end, -days_of(months))), month_of_day(end)),
                 from.first, from.last});
        } else if (i + 1 < dates.size() && runs_to(words, hits, from, dates[i + 1])) {
            const auto& to = dates[++i];
            const auto last = month_of_day(to.past);
            if (from.past > to.past)
                first.year = first.month > last.month ? last.year - 1 : last.year;
            add({text_of(first, last), from.first, to.last});
        } else if (from.from_scan && from.past < written_on && begins_time(hits, from)) {
            add({text_of(first, month_of_day(written_on)), from.first, from.last});
        }
    }
}

} // namespace mailroom
