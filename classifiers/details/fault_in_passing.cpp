#include "classifiers/details/fault_in_passing.h"

#include "classifiers/details/dispute_payments.h"
#include "classifiers/details/dispute_reasons.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

bool tells_why(const Prose& prose, const Sentence& clause)
{
    constexpr int hint = 2;
    static constexpr std::array matters{
        "why.broken",      "why.dent",        "why.wet",
        "why.spoilt",      "why.not_working", "why.wearing",
        "why.wrong_thing", "why.workmanship", "why.service_not_done"};
    if (std::ranges::any_of(matters, [&](const char* name) { return prose.has(name, clause); }))
        return true;
    return std::ranges::any_of(
        dispute_reasons_in(prose, clause, Doubt::why_alone), [](const auto& score) {
            return score.first != DisputeReason::other && score.first != DisputeReason::already_paid
                && score.second >= hint;
        });
}

bool names_known(const Prose& prose, const Sentence& clause)
{
    const auto named = within(prose.references, clause.first, clause.last);
    return std::ranges::any_of(named, &Reference::known);
}

bool names_paper(const Prose& prose, const Sentence& clause)
{
    return !prose.find_all("doc.", clause.first, clause.last).empty();
}

// Until goods come that were missing or wrong.
bool is_held_until_mended(const Prose& prose, const Sentence& clause)
{
    const bool holds = prose.has("sum.withheld", clause) && prose.has("pay.until", clause)
        && tells_why(prose, clause);
    return names_known(prose, clause)
        && (awaits_mending(prose, clause) || (holds && !names_paper(prose, clause)));
}

// "The mats of 4471 are missing, so we do not pay it": what came broken or short is the reason.
bool is_unpaid_for_a_fault(const Prose& prose, const Sentence& clause)
{
    static constexpr std::array faults{
        DisputeReason::shortage, DisputeReason::damaged, DisputeReason::quality};
    const auto reasons = dispute_reasons_in(prose, clause, Doubt::whether);
    return prose.has("pay.not", clause) && within(prose.dates, clause.first, clause.last).empty()
        && names_known(prose, clause) && !names_paper(prose, clause)
        && std::ranges::any_of(reasons, [](const auto& score) {
               return std::ranges::find(faults, score.first) != faults.end();
           });
}

// "Less CN-4471", "less 2 % discount"
bool names_credit(const Prose& prose, const Sentence& clause)
{
    return prose.has("pay.discount", clause) || prose.has("ref.credit_note", clause)
        || std::ranges::any_of(
               within(prose.references, clause.first, clause.last),
               [](const Reference* one) { return one->kind == ReferenceKind::credit_note; });
}

// What was taken off a payment that was made is read from its advice.
bool is_to_come(const Prose& prose, const Sentence& clause)
{
    const auto days = within(prose.dates, clause.first, clause.last);
    const bool on_day = std::ranges::any_of(
        days, [&](const DateExpression* day) { return day->value > prose.written_on; });
    return on_day || prose.has("pay.future", clause)
        || (!prose.has("pay.past", clause) && !prose.has("pay.made", clause));
}

bool takes_off_for_a_fault(const Prose& prose, const Sentence& clause)
{
    constexpr std::size_t words_between_max = 3;
    if (!names_known(prose, clause) || !tells_why(prose, clause)
        || takes_agreed_credit(prose, clause) || names_credit(prose, clause)
        || !is_to_come(prose, clause))
        return false;
    const auto beside_sum = [&](const PhraseHit* hit) {
        return std::ranges::any_of(prose.amounts, [&](const AmountMention& sum) {
            return sum.first <= hit->last + words_between_max
                && hit->first <= sum.last + words_between_max + words_between_max;
        });
    };
    return std::ranges::any_of(
        prose.find_all("rest.takes_off", clause.first, clause.last), beside_sum);
}

} // namespace

bool awaits_mending(const Prose& prose, const Sentence& clause)
{
    const auto* once = prose.find("rest.only_once", clause.first, clause.last);
    return once != nullptr && prose.find("rest.is_mended", once->last, clause.last) != nullptr
        && !names_paper(prose, clause);
}

bool finds_fault_in_passing(const Prose& prose)
{
    if (prose.find("plan.ask", 0, prose.words.words.size()) != nullptr)
        return false; // "4471 less the 90 is too much at once"
    return std::ranges::any_of(prose.clauses, [&](const Sentence& clause) {
        return is_held_until_mended(prose, clause) || is_unpaid_for_a_fault(prose, clause)
            || takes_off_for_a_fault(prose, clause);
    });
}

} // namespace mailroom
