#include "classifiers/details/sums_unpaid.h"

#include "classifiers/details/parts_taken_off.h"
#include "classifiers/text/word_lists.h"

#include <algorithm>

namespace mailroom {
namespace {

constexpr std::size_t words_between_max = 2;

std::size_t before(const AmountMention& amount, std::size_t words)
{
    return amount.first - std::min(amount.first, words);
}

} // namespace

bool is_left_over(const Prose& prose, const AmountMention& amount)
{
    constexpr std::size_t words_behind_max = 3; // "440.00 of balance"
    const auto [first, last] = words_about(prose, amount.first, amount.last);
    const bool to_come = std::ranges::any_of( // "937.54 follow on 1 December"
        within(prose.dates, amount.last, last),
        [&](const DateExpression* day) { return day->value > prose.written_on; });
    const bool follows = to_come && prose.find("rest.follows", first, last) != nullptr;
    const bool is_rest =
        prose.find("pay.rest", first, std::min(last, amount.last + words_behind_max)) != nullptr;
    return (is_rest || follows) && prose.find("pay.past", first, last) == nullptr
        && prose.find("pay.made", first, last) == nullptr;
}

bool is_called_rest(const Prose& prose, const AmountMention& amount)
{
    return prose.find("pay.rest", before(amount, words_between_max), amount.first) != nullptr;
}

bool is_credit_wanted(const Prose& prose, const AmountMention& amount)
{
    constexpr std::size_t words_of_less_max = 4;
    const auto* credit =
        prose.find("ref.credit_note", before(amount, words_between_max), amount.first);
    if (credit == nullptr || prose.find("pay.noun", credit->first, credit->last))
        return false; // Spanish "abono" is both.
    const auto first = credit->first - std::min(credit->first, words_of_less_max);
    return prose.find("pay.less", first, credit->first) == nullptr;
}

bool is_paid_before(const Prose& prose, const AmountMention& amount)
{
    static const auto& after = word_list("sum.paid_before");
    constexpr std::size_t words_of_lead_max = 4;
    const auto& sentence = prose.words.sentence_of(amount.first);
    const auto first = std::max(sentence.first, before(amount, words_of_lead_max));
    for (auto at = first; at < amount.first; ++at) {
        if (after.has(prose.words.words[at].folded)
            && !prose.find("pay.less", at, amount.last + words_between_max))
            return true;
    }
    return false;
}

bool is_charge(const Prose& prose, const AmountMention& amount)
{
    static const auto& charges = word_list("sum.charge");
    if (amount.value.is_zero())
        return true;
    const auto& sentence = prose.words.sentence_of(amount.first);
    for (auto at = std::max(sentence.first, before(amount, words_between_max)); at < amount.first;
         ++at) {
        if (charges.has(prose.words.words[at].folded))
            return true;
    }
    return false;
}

} // namespace mailroom
