#include "classifiers/details/promise_days.h"

#include "classifiers/details/days_put_better.h"
#include "classifiers/details/promise_sums.h"
#include "classifiers/text/clauses.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

// Where one part between commas speaks of payment, a day of another is not its: "1902 goes on the
// 5th, please hold tomorrow's load". But "4471 on the 5th, 4480 on the 9th", "500 this week, ...".
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
    const auto moves = [&](const DateExpression* day) { // "You get 4471 on Friday"
        return pays(day) && prose.has("pay.moves", part_around(prose.words, day->first, day->last));
    };
    const bool said = prose.has("pay.future", sentence) || std::ranges::any_of(days, moves);
    if (std::ranges::any_of(days, pays) && said)
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

// "The board meets on the 22nd and pays the day after": the first is the board's. But "4471 on the
// 22nd, 4480 the day after".
void drop_days_counted_from(std::vector<const DateExpression*>& days, const Prose& prose)
{
    std::erase_if(days, [&](const DateExpression* day) {
        const auto next = std::ranges::find_if(
            prose.dates, [&](const DateExpression& one) { return one.first >= day->last; });
        if (next == prose.dates.end() || !prose.find("date.next_day.1", next->first, next->last)
            || next->value != add_days(day->value, 1)
            || prose.find("promise.failing", day->last, next->first))
            return false;
        const auto& sentence = prose.words.sentence_of(day->first);
        return within(prose.references, sentence.first, day->first).empty()
            || within(prose.references, day->last, next->first).empty();
    });
}

// "On the 15th, failing that on the 16th"
void drop_second_choice(std::vector<const DateExpression*>& days, const Prose& prose)
{
    for (std::size_t i = 1; i < days.size(); ++i) {
        if (prose.find("promise.failing", days[i - 1]->last, days[i]->first) != nullptr) {
            days.resize(i);
            return;
        }
    }
}

// "Meine Anfrage vom Montag": gone by, and no run of theirs.
bool is_german_day_gone(const Prose& prose, const DateExpression& day)
{
    constexpr std::size_t reach = 2;
    return day.first > 0 && day.past < prose.written_on && !has_digits(prose, day)
        && prose.words.words[day.first - 1].folded == "vom"
        && !prose.find("promise.run", day.first - std::min(day.first, reach), day.first);
}

// "You are paid on the 5th of each month, so yours goes on the 6th."
void drop_recurring_days(std::vector<const DateExpression*>& days, const Prose& prose)
{
    constexpr std::size_t phrase_words_max = 3;
    const auto recurs = [&](const DateExpression& day) {
        const auto* behind = prose.find("promise.recurring", day.last, day.last + phrase_words_max);
        const auto from = day.first - std::min(day.first, phrase_words_max);
        const auto before = prose.find_all("promise.every", from, day.first);
        return (behind && behind->first == day.last)
            || std::ranges::any_of(
                   before, [&](const PhraseHit* hit) { return hit->last == day.first; });
    };
    const bool other = std::ranges::any_of(prose.dates, [&](const DateExpression& day) {
        return day.value > prose.written_on && !recurs(day);
    });
    if (other)
        std::erase_if(days, [&](const DateExpression* day) { return recurs(*day); });
}

// "On Monday we have paid": the day gone by; not "sent half, the rest goes on the 30th".
bool is_day_of_paid(const Prose& prose, const DateExpression& day)
{
    if (day.past >= prose.written_on)
        return false;
    auto part = part_around(prose.words, day.first, day.last);
    constexpr std::size_t bare_words_max = 3; // "next Wednesday, the 12th, ..."
    if ((part.first > 0 && prose.words.gap_after(part.first - 1).ends_with('('))
        || part.last - part.first <= bare_words_max)
        part = prose.words.sentence_of(day.first);
    // "Pagamos el viernes" may be either, and is of what is to come where a promise is read.
    const auto all = prose.find_all("pay.made", part.first, part.last);
    const auto found = std::ranges::find_if(all, [&](const PhraseHit* hit) {
        const auto* future = hit_at(prose.hits, "pay.future", hit->first);
        return !future || future->last > future->first + 1;
    });
    const auto* made = found == all.end() ? nullptr : *found;
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
    const auto is_now = [&](const DateExpression* day) {
        return !day->from_scan && day->value == prose.written_on
            && !is_meant_for_today(prose, *day);
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

// Of the words that say where a payment stands, the last ones before the day, in its part: "in the
// run of the 14th, with you on the 16th".
bool is_day_of_arrival(const Prose& prose, const DateExpression& day)
{
    const auto part = part_around(prose.words, day.first, day.last);
    const auto arrives = prose.find_all("promise.arrives", part.first, part.last);
    const auto runs = prose.find_all("promise.run", part.first, day.first);
    return !arrives.empty() && (runs.empty() || runs.back()->first < arrives.back()->first);
}

// "On Tuesday at the latest, on Monday we are at the fair": that day, or null.
const DateExpression*
day_at_the_latest(const std::vector<const DateExpression*>& days, const Prose& prose)
{
    const auto& sentence = prose.words.sentence_of(days.front()->first);
    const auto* latest = prose.find("rest.latest", sentence.first, sentence.last);
    if (!latest)
        return nullptr;
    const auto part = part_around(prose.words, latest->first, latest->last);
    std::vector<const DateExpression*> beside;
    for (const auto* day : days) {
        if (day->first >= part.first && day->last <= part.last)
            beside.push_back(day);
    }
    return nearest(beside, latest->first, latest->last);
}

// "On the 5th and not before, my refund comes on the 4th": that day, or null.
const DateExpression*
day_and_not_before(const std::vector<const DateExpression*>& days, const Prose& prose)
{
    const auto found = std::ranges::find_if(days, [&](const DateExpression* day) {
        return hit_at(prose.hits, "rest.not_before", day->last) != nullptr;
    });
    return found == days.end() ? nullptr : *found;
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

bool denies_day_before(const Prose& prose, const PhraseHit& denial)
{
    const auto from = denial.first - std::min<std::size_t>(denial.first, 1);
    const auto around = prose.find_all("rest.not_before", from, denial.last + 1);
    return std::ranges::any_of(around, [&](const PhraseHit* hit) {
        return hit->first < denial.last && denial.first < hit->last;
    });
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
    std::erase_if(days, [&](const DateExpression* day) {
        return day->value < earliest || names_document(prose, *day);
    });
    drop_denied_days(days, prose);
    std::erase_if(days, [&](const auto* day) { return is_german_day_gone(prose, *day); });
    drop_recurring_days(days, prose);
    drop_second_choice(days, prose);
    if (money_in(prose, sentence).empty() && !prose.has("pay.rest", sentence))
        drop_days_counted_from(days, prose);
    drop_days_of_balance(days, prose);
    drop_days_of_others(days, prose);
    keep_days_to_come(days, prose, sentence);
    drop_days_put_better(days, prose);
    drop_days_chosen_from(days);
    if (!promises_parts(prose, sentence) && !prose.has("pay.rest", sentence))
        keep_days_of_payment(days, prose, sentence);
    return days;
}

void keep_day_of_payment(std::vector<const DateExpression*>& days, const Prose& prose)
{
    const auto* only = day_and_not_before(days, prose);
    if (only == nullptr)
        only = day_at_the_latest(days, prose);
    if (only != nullptr) {
        days = {only};
        return;
    }
    const auto in_run = std::ranges::find_if(days, [&](const DateExpression* day) {
        return prose.has("promise.run", part_around(prose.words, day->first, day->last));
    });
    const bool arrives = days.size() > 1 && is_day_of_arrival(prose, *days.back());
    days = {arrives && in_run != days.end() ? *in_run : days.back()};
}

} // namespace mailroom
