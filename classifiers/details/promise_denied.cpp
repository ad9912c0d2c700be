#include "classifiers/details/promise_denied.h"

#include "classifiers/details/promise_days.h"

#include <algorithm>

namespace mailroom {
namespace {

// "Without the 75.00 of freight": a sum is taken off.
bool is_of_sum(const Prose& prose, const PhraseHit& denial)
{
    const auto* off = hit_at(prose.hits, "promise.taken_off", denial.first);
    return off && std::ranges::any_of(prose.amounts, [&](const AmountMention& sum) {
               return sum.first >= off->last && sum.first - off->last <= 1;
           });
}

// "I'm holding back 90.00 for the wet boards, the rest is with you on Friday".
bool holds_part(const Prose& prose, const PhraseHit& denial, const Sentence& sentence)
{
    constexpr std::size_t words_between_max = 2;
    const auto is_held = [&](const AmountMention& sum) {
        return sum.is_money && sum.first >= denial.last
            && sum.first - denial.last <= words_between_max && sum.last <= sentence.last;
    };
    const auto held = std::ranges::find_if(prose.amounts, is_held);
    return held != prose.amounts.end()
        && prose.find("pay.rest", held->last, sentence.last) != nullptr;
}

// "4480 isn't part of it": of the instalments that are asked for.
bool is_of_plan(const Prose& prose, const PhraseHit& denial)
{
    const auto from = denial.first - std::min<std::size_t>(denial.first, 2);
    const auto* apart = prose.find("rest.no_part", from, denial.last + 5);
    return apart != nullptr && apart->first <= denial.last
        && !prose.find_all("plan.", 0, prose.words.words.size()).empty();
}

} // namespace

bool is_payment_denied(const Prose& prose, const Sentence& sentence)
{
    auto denials = prose.find_all("pay.not", sentence.first, sentence.last);
    const auto days = within(prose.dates, sentence.first, sentence.last);
    return std::ranges::any_of(denials, [&](const PhraseHit* hit) {
        const bool of_day = std::ranges::any_of(days, [&](const DateExpression* day) {
            const auto* denial = denial_of(prose, *day);
            return denial && denial->first == hit->first;
        });
        if (is_of_plan(prose, *hit))
            return false;
        const bool of_day_before = (of_day && days.size() > 1) || denies_day_before(prose, *hit);
        return hit->phrase_class == "pay.not" && !of_day_before
            && !prose.find("promise.when_due", hit->first, hit->last) && !is_of_sum(prose, *hit)
            && !holds_part(prose, *hit, sentence);
    });
}

} // namespace mailroom
