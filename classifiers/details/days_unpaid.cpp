#include "classifiers/details/days_unpaid.h"

#include "classifiers/details/parts_taken_off.h"
#include "classifiers/text/word_lists.h"

#include <algorithm>
#include <cstdlib>

namespace mailroom {
namespace {

// "You should have it by Friday", "sollte morgen da sein": words of arrival begin before the day,
// in the same sentence.
bool is_of_arrival(const Prose& prose, const DateExpression& date)
{
    const auto& sentence = prose.words.sentence_of(date.first);
    const auto arrivals = prose.find_all("pay.arrives", sentence.first, sentence.last);
    return std::ranges::any_of(arrivals, [&](const PhraseHit* hit) {
        return hit->first < date.first
            && (hit->last <= date.first
                || prose.find("pay.made", hit->first, hit->last) == nullptr);
    });
}

// "Week 42", "KW 17"; but "last week".
bool is_numbered_week(const Prose& prose, const DateExpression& date)
{
    const bool is_week = prose.find("date.week", date.first, date.last)
        || prose.find("date.calendar_week", date.first, date.last);
    const auto& words = prose.words.words;
    return is_week
        && std::any_of(
               words.begin() + static_cast<std::ptrdiff_t>(date.first),
               words.begin() + static_cast<std::ptrdiff_t>(date.last),
               [](const TextWord& word) { return word.has_digit; });
}

// Between commas and the ends of the sentence.
WordRange part_of_sentence(const Prose& prose, const DateExpression& date)
{
    const auto parts_here = [&](std::size_t word) {
        return prose.words.gap_after(word).find_first_of(",;:") != std::string_view::npos;
    };
    const auto& sentence = prose.words.sentence_of(date.first);
    WordRange part{date.first, date.last};
    while (part.first > sentence.first && !parts_here(part.first - 1))
        --part.first;
    while (part.last < sentence.last && !parts_here(part.last - 1))
        ++part.last;
    return part;
}

// "Our transfer of 22 May came back, so we paid again"; but no day of goods that went back.
bool is_of_failure(const Prose& prose, const DateExpression& date)
{
    static const auto& failed = word_list("payment.failed");
    const auto part = part_of_sentence(prose, date);
    bool is_failure = false;
    for (auto at = part.first; at < part.last; ++at)
        is_failure |= failed.has(prose.words.words[at].folded);
    return is_failure && date.value != prose.written_on
        && prose.find("pay.noun", part.first, part.last) != nullptr;
}

// "500 went today, the remaining 40 come on Friday": a word for what is left stands between the
// payment and the day, and none for a payment behind it.
bool is_of_rest(const Prose& prose, const DateExpression& date)
{
    if (date.value <= prose.written_on)
        return false;
    const auto& sentence = prose.words.sentence_of(date.first);
    const auto rests = prose.find_all("pay.rest", sentence.first, date.first);
    if (rests.empty())
        return false;
    const auto is_paid = [&](std::size_t first, std::size_t last) {
        return prose.find("pay.made", first, last) || prose.find("pay.past", first, last);
    };
    return is_paid(sentence.first, rests.back()->first)
        && !is_paid(rests.back()->last, sentence.last);
}

} // namespace

bool is_share_of_payment(const Prose& prose, const DateExpression& date)
{
    constexpr int weeks_about_max = 31;
    constexpr std::size_t length_max = 5;
    const auto text = prose.words.source(date.first, date.last);
    return text.size() <= length_max && text.find('/') != text.npos
        && std::abs(days_between(date.past, prose.written_on)) > weeks_about_max
        && std::abs(days_between(date.value, prose.written_on)) > weeks_about_max;
}

bool is_day_unpaid(const Prose& prose, const DateExpression& date)
{
    return is_of_arrival(prose, date) || is_share_of_payment(prose, date)
        || is_numbered_week(prose, date) || is_of_failure(prose, date) || is_of_rest(prose, date);
}

bool tells_sum_of_today(const Prose& prose, const Sentence& sentence)
{
    const auto sums = within(prose.amounts, sentence.first, sentence.last);
    const auto days = within(prose.dates, sentence.first, sentence.last);
    return std::ranges::any_of(sums, &AmountMention::is_money) && days.size() == 1
        && !days.front()->from_scan && days.front()->value == prose.written_on
        && !prose.has("pay.rest", sentence);
}

} // namespace mailroom
