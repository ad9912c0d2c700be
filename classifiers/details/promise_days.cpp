#include "classifiers/details/promise_days.h"

#include "classifiers/text/clauses.h"

#include <algorithm>
#include <array>
#include <cstddef>

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
    const auto& words = prose.words.words;
    if (next.first < day.last || next.first - day.last > apart_max || next.first == 0)
        return false;
    const auto has_digits = [&](const DateExpression& one) {
        return std::any_of(
            words.begin() + static_cast<std::ptrdiff_t>(one.first),
            words.begin() + static_cast<std::ptrdiff_t>(one.last),
            [](const TextWord& word) { return word.has_digit; });
    };
    const auto gap = prose.words.gap_after(next.first - 1);
    const auto led = prose.words.gap_after(day.last - 1);
    const bool marked = gap.starts_with(":") || led.starts_with(",") || led.starts_with(":");
    constexpr int days_apart_max = 7;
    return marked && !has_digits(day) && has_digits(next)
        && days_between(day.value, next.value) <= days_apart_max
        && days_between(next.value, day.value) <= days_apart_max
        && within(prose.amounts, day.last, next.first).empty()
        && prose.find("clause.joiner", day.last, next.first) == nullptr;
}

// "Approved by Friday, i.e. the 13th", "next Wednesday (the 9th)": the second day says it better.
void drop_days_put_better(std::vector<const DateExpression*>& days, const Prose& prose)
{
    for (std::size_t i = 1; i < days.size();) {
        const auto first = days[i - 1]->last, last = days[i]->first;
        const bool better = prose.find("pay.or_rather", first, last) != nullptr
            || (first <= last && last > 0
                && prose.words.gap_after(first - 1).find('(') != std::string_view::npos
                && last - first <= 1)
            || is_put_in_brackets(prose, *days[i - 1], *days[i])
            || is_dated_behind(prose, *days[i - 1], *days[i])
            || (days[i]->from_scan && !days[i - 1]->from_scan && first <= last && last - first <= 1
                && prose.words.gap_after(first - 1) == ", "); // "in a week, 8 July"
        if (better)
            days.erase(days.begin() + static_cast<std::ptrdiff_t>(i) - 1);
        else
            ++i;
    }
}

// Where one part between commas speaks of payment, a day of another is not its: "the 15th is a
// Sunday, so the transfer leaves on the 16th", "1902 goes on the 5th, please hold tomorrow's load".
// But "4471 on the 5th, 4480 on the 9th", "500 this week, 500 next week".
void keep_days_of_payment(
    std::vector<const DateExpression*>& days, const Prose& prose, const Sentence& sentence)
{
    static constexpr std::array of_payment{"pay.future", "pay.moves", "pay.part", "pay.rest"};
    const auto pays = [&](const DateExpression* day) {
        const auto part = part_around(prose.words, day->first, day->last);
        const auto sums = within(prose.amounts, part.first, part.last);
        const bool named = !within(prose.references, part.first, part.last).empty()
            || std::ranges::any_of(sums, [](const auto* sum) { return sum->is_money; });
        return (named && !prose.has("pay.other", part))
            || !prose.find_all("which.", part.first, part.last).empty()
            || std::ranges::any_of(
                   of_payment, [&](const char* name) { return prose.has(name, part); });
    };
    if (std::ranges::any_of(days, pays) && prose.find("pay.future", sentence.first, sentence.last))
        std::erase_if(days, [&](const DateExpression* day) { return !pays(day); });
}

// "Not on the 20th but on the 23rd", "the 23rd and not the 20th": none where no other is left.
void drop_denied_days(std::vector<const DateExpression*>& days, const Prose& prose)
{
    const auto is_denied = [&](const DateExpression* day) { return denial_of(prose, *day); };
    if (!std::ranges::all_of(days, is_denied))
        std::erase_if(days, is_denied);
}

// "The invoice of 14/07", "4471 (14/07)", "die vom 14.7.": the day on which it was written.
bool names_document(const Prose& prose, const DateExpression& day)
{
    if (day.first == 0)
        return false;
    const auto before = day.first - 1;
    const auto is_document = [&](std::size_t end) {
        const bool numbered = std::ranges::any_of(
            prose.references, [&](const Reference& one) { return one.last == end; });
        return numbered || (end > 0 && prose.find("ref.invoice", end - 1, end) != nullptr)
            || (end > 0 && prose.find("rest.one", end - 1, end) != nullptr);
    };
    const bool in_brackets = prose.words.gap_after(before).ends_with('(')
        && prose.words.gap_after(day.last - 1).starts_with(')');
    const bool dated = prose.find("rest.dated", before, day.first) != nullptr;
    return (in_brackets && is_document(day.first)) || (dated && is_document(before));
}

// "All that was due at 30 June goes on the 5th": the day of what is owed.
void drop_days_of_balance(std::vector<const DateExpression*>& days, const Prose& prose)
{
    const auto is_of_balance = [&](const DateExpression* day) {
        constexpr std::size_t reach = 4;
        const auto hits =
            prose.find_all("promise.as_of", day->first - std::min(day->first, reach), day->first);
        return std::ranges::any_of(
            hits, [&](const PhraseHit* hit) { return hit->last == day->first; });
    };
    if (!std::ranges::all_of(days, is_of_balance))
        std::erase_if(days, is_of_balance);
}

// "You are paid on the 5th of each month, so yours goes on the 6th."
void drop_recurring_days(std::vector<const DateExpression*>& days, const Prose& prose)
{
    constexpr std::size_t phrase_words_max = 3;
    const auto recurs = [&](const DateExpression* day) {
        const auto* hit = prose.find("promise.recurring", day->last, day->last + phrase_words_max);
        return hit && hit->first == day->last;
    };
    if (!std::ranges::all_of(days, recurs))
        std::erase_if(days, recurs);
}

// "On Monday we have paid": the day gone by; not "sent half, the rest goes on the 30th".
bool is_day_of_paid(const Prose& prose, const DateExpression& day)
{
    if (day.past >= prose.written_on)
        return false;
    auto part = part_around(prose.words, day.first, day.last);
    constexpr std::size_t bare_words_max = 3; // "next Wednesday, the 12th, ..."
    if (part.last - part.first <= bare_words_max)
        part = prose.words.sentence_of(day.first);
    const auto* made = prose.find("pay.made", part.first, part.last);
    return made != nullptr
        && (made->last > day.first
            || (prose.find("pay.future", made->last, day.first) == nullptr
                && prose.find("pay.rest", made->last, day.first) == nullptr));
}

// "We pay on the 10th and the 25th, yours is in that of the 10th."
void drop_days_chosen_from(std::vector<const DateExpression*>& days)
{
    const auto again = [&](const DateExpression* day) {
        return day != days.back() && day->value == days.back()->value;
    };
    if (days.size() > 2 && std::any_of(days.begin(), days.end() - 2, again))
        days.erase(days.begin(), days.end() - 1);
}

// "Sent 1,000 today, the other 500 on the 30th", "I do it by hand now, on Wednesday": what was paid
// before the promise begins, and the now beside a day, are not what is promised.
void keep_days_to_come(
    std::vector<const DateExpression*>& days, const Prose& prose, const Sentence& sentence)
{
    const auto* past = prose.find("pay.past", sentence.first, sentence.last);
    constexpr std::size_t tonight_words_max = 3;
    const auto is_now = [&](const DateExpression* day) {
        return !day->from_scan && day->value == prose.written_on
            && !prose.find("promise.tonight", day->first, day->first + tonight_words_max);
    };
    const auto other = std::find_if_not(days.begin(), days.end(), is_now);
    const bool halves = promises_parts(prose, sentence) && !past;
    const auto sums = within(prose.amounts, sentence.first, sentence.last);
    const bool made = past != nullptr // "Sent 2,000 today": made, not promised.
        && std::any_of(sums.begin(), sums.end(), [](const auto* sum) { return sum->is_money; });
    const bool paid = prose.has("pay.made", sentence);
    if (!halves && (other != days.end() || made || paid))
        std::erase_if(days, is_now);
    std::erase_if(days, [&](const auto* day) { return is_day_of_paid(prose, *day); });
}

} // namespace

const PhraseHit* denial_of(const Prose& prose, const DateExpression& day)
{
    constexpr std::size_t reach = 4;
    const auto from = day.first - std::min(day.first, reach);
    const auto denials = prose.find_all("promise.not_then", from, day.last);
    const auto found = std::ranges::find_if(denials, [&](const PhraseHit* hit) {
        return hit->first < day.first && hit->last >= day.first
            && prose.words.gap_after(hit->first)
            == " "; // "no, on the 20th" denies what was before.
    });
    return found == denials.end() ? nullptr : *found;
}

bool promises_parts(const Prose& prose, const Sentence& sentence)
{
    if (prose.has("pay.part", sentence))
        return true;
    for (auto at = sentence.first; at < sentence.last; ++at) {
        const auto gap = prose.words.gap_after(at);
        if (prose.words.words[at].has_digit && (gap.starts_with('%') || gap.starts_with(" %")))
            return true;
    }
    return false;
}

std::vector<const DateExpression*>
promised_days(const Prose& prose, const Sentence& sentence, const Date& earliest)
{
    auto days = within(prose.dates, sentence.first, sentence.last);
    std::erase_if(days, [&](const DateExpression* day) { return day->value < earliest; });
    std::erase_if(days, [&](const DateExpression* day) { return names_document(prose, *day); });
    drop_denied_days(days, prose);
    drop_recurring_days(days, prose);
    drop_days_of_balance(days, prose);
    keep_days_to_come(days, prose, sentence);
    drop_days_put_better(days, prose);
    drop_days_chosen_from(days);
    if (!promises_parts(prose, sentence))
        keep_days_of_payment(days, prose, sentence);
    return days;
}

void keep_day_of_payment(std::vector<const DateExpression*>& days, const Prose& prose)
{
    const auto part_has = [&](const DateExpression* day, const char* name) {
        return prose.has(name, part_around(prose.words, day->first, day->last));
    };
    const bool arrives = days.size() > 1 && part_has(days.back(), "promise.arrives")
        && !part_has(days.back(), "promise.run");
    const auto in_run = std::ranges::find_if(
        days, [&](const DateExpression* day) { return part_has(day, "promise.run"); });
    days = {arrives && in_run != days.end() ? *in_run : days.back()};
}

} // namespace mailroom
