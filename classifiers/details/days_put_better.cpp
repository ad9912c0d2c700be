#include "classifiers/details/days_put_better.h"

#include "classifiers/text/clauses.h"

#include <algorithm>

namespace mailroom {
namespace {

// "Friday of the week after (26 March)"
bool is_put_in_brackets(const Prose& prose, const DateExpression& day, const DateExpression& next)
{
    constexpr std::size_t reach = 5;
    if (next.first < day.last || next.first - day.last > reach
        || !prose.words.gap_after(next.last - 1).starts_with(')'))
        return false;
    for (auto at = day.last; at < next.last; ++at) {
        if (prose.words.gap_after(at - 1).ends_with('('))
            return true;
    }
    return false;
}

// "The week after, on the 19th", "the Friday then: 9 July": a number behind a day in words, with
// nothing else between.
bool is_dated_behind(const Prose& prose, const DateExpression& day, const DateExpression& next)
{
    constexpr std::size_t apart_max = 2;
    if (next.first < day.last || next.first - day.last > apart_max || next.first == 0)
        return false;
    const auto gap = prose.words.gap_after(next.first - 1);
    const auto led = prose.words.gap_after(day.last - 1);
    const bool marked = gap.starts_with(":") || led.starts_with(",") || led.starts_with(":");
    constexpr int days_apart_max = 7;
    return marked && !has_digits(prose, day) && has_digits(prose, next)
        && days_between(day.value, next.value) <= days_apart_max
        && days_between(next.value, day.value) <= days_apart_max
        && within(prose.amounts, day.last, next.first).empty()
        && prose.find("clause.joiner", day.last, next.first) == nullptr;
}

// "Half of December, the 15th": the number is of the month that was named.
bool is_of_month_before(const Prose& prose, const DateExpression& day, const DateExpression& next)
{
    constexpr std::size_t reach = 4, bare_words_max = 2;
    return next.first >= day.last && next.first - day.last <= reach
        && next.last - next.first <= bare_words_max && has_digits(prose, next)
        && !has_digits(prose, day) && next.value < day.value && next.value.day() == day.value.day();
}

// "The grant lands on Monday and we pay you then", and not "on Monday the council pays us".
bool pays_from_income(const Prose& prose, const Sentence& part)
{
    const auto income = prose.find_all("rest.money_in", part.first, part.last);
    const auto future = prose.find_all("pay.future", part.first, part.last);
    return std::ranges::any_of(future, [&](const PhraseHit* pays) {
        return std::ranges::none_of(income, [&](const PhraseHit* hit) {
            return hit->first < pays->last && pays->first < hit->last;
        });
    });
}

} // namespace

bool has_digits(const Prose& prose, const DateExpression& day)
{
    const auto text = prose.words.source(day.first, day.last);
    return text.find_first_of("0123456789") != std::string_view::npos;
}

// "Approved by Friday, i.e. the 13th", "next Wednesday (the 9th)": the second day says it better.
void drop_days_put_better(std::vector<const DateExpression*>& days, const Prose& prose)
{
    for (std::size_t i = 1; i < days.size();) {
        if (is_of_month_before(prose, *days[i - 1], *days[i])) {
            days.erase(days.begin() + static_cast<std::ptrdiff_t>(i));
            continue;
        }
        if (is_put_in_brackets(prose, *days[i - 1], *days[i]) && has_digits(prose, *days[i - 1])
            && !has_digits(prose, *days[i])) { // "the 15th (Monday)"
            days.erase(days.begin() + static_cast<std::ptrdiff_t>(i));
            continue;
        }
        const auto first = days[i - 1]->last, last = days[i]->first;
        const bool better = (prose.find("pay.or_rather", first, last) != nullptr
                             && prose.find("rest.not_before", first, last) == nullptr)
            || (first <= last && last > 0
                && prose.words.gap_after(first - 1).find('(') != std::string_view::npos
                && last - first <= 1)
            || is_put_in_brackets(prose, *days[i - 1], *days[i])
            || is_dated_behind(prose, *days[i - 1], *days[i])
            || (days[i]->from_scan && !days[i - 1]->from_scan && first <= last && last - first <= 1
                && prose.find("pay.rest", first, last) == nullptr // "the 24th, balance 8 December"
                && prose.words.gap_after(first - 1) == ", ");     // "in a week, 8 July"
        if (better)
            days.erase(days.begin() + static_cast<std::ptrdiff_t>(i) - 1);
        else
            ++i;
    }
}

void drop_days_of_others(std::vector<const DateExpression*>& days, const Prose& prose)
{
    std::erase_if(days, [&](const DateExpression* day) { // "As in my letter of the 3rd"
        constexpr std::size_t reach = 4;
        const auto told =
            prose.find_all("rest.told_on", day->first - std::min(day->first, reach), day->first);
        return std::ranges::any_of(
            told, [&](const PhraseHit* hit) { return hit->last == day->first; });
    });
    const auto is_of_income = [&](const DateExpression* day) {
        const auto part = part_around(prose.words, day->first, day->last);
        return prose.has("rest.money_in", part) && !pays_from_income(prose, part);
    };
    const auto is_told = [&](const DateExpression* day) -> bool {
        const auto part = part_around(prose.words, day->first, day->last);
        return !is_of_income(day)
            && (prose.has("pay.future", part) || prose.has("promise.arrives", part)
                || prose.has("pay.all", part));
    };
    if (std::ranges::any_of(days, is_told))
        std::erase_if(days, is_of_income);
}

bool is_meant_for_today(const Prose& prose, const DateExpression& day)
{
    const auto& sentence = prose.words.sentence_of(day.first);
    const auto hits = prose.find_all("promise.tonight", sentence.first, sentence.last);
    return std::ranges::any_of(hits, [&](const PhraseHit* hit) {
        return hit->first <= day.last && day.first < hit->last;
    });
}

} // namespace mailroom
