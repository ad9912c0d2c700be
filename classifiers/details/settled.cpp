#include "classifiers/details/settled.h"

#include "classifiers/details/dispute_reasons.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

// A reason that words prove, behind what is said to be settled.
bool finds_fault_behind(const Prose& prose, const Sentence& clause, const PhraseHit& settled)
{
    constexpr std::string_view family = "dispute.";
    return prose.has("sum.withheld", {settled.last, clause.last, false})
        || std::ranges::any_of(
               prose.find_all(family, settled.last, clause.last), [&](const PhraseHit* hit) {
                   const auto name = hit->phrase_class.substr(family.size());
                   return enum_from_string<DisputeReason>(name).has_value();
               });
}

bool is_taken_back(const Prose& prose, const Sentence& clause, const PhraseHit& settled)
{
    constexpr std::size_t reach = 3;
    const auto from = std::max(clause.first, settled.first - std::min(settled.first, reach));
    return prose.find("rest.unsettled", from, settled.last) != nullptr;
}

bool finds_fault(const Prose& prose, const Sentence& clause)
{
    constexpr int hint = 2;
    static constexpr std::array plain{"rest.plain_fault", "sum.withheld", "why.refusal", "pay.not"};
    if (std::ranges::any_of(plain, [&](const char* name) { return prose.has(name, clause); })
        || !prose.find_all("remedy.", clause.first, clause.last).empty())
        return true;
    return std::ranges::any_of(
        dispute_reasons_in(prose, clause, Doubt::why_alone), [](const auto& score) {
            return score.first != DisputeReason::already_paid && score.second >= hint;
        });
}

} // namespace

bool is_settled(const Prose& prose, const Sentence& clause)
{
    return std::ranges::any_of(
        prose.find_all("rest.settled", clause.first, clause.last), [&](const PhraseHit* hit) {
            return !is_taken_back(prose, clause, *hit) && !finds_fault_behind(prose, clause, *hit);
        });
}

bool is_long_ago(const Prose& prose, const Sentence& clause)
{
    return prose.has("rest.long_ago", clause) && !prose.has("dispute.duplicate", clause)
        && within(prose.references, clause.first, clause.last).empty();
}

bool only_tells_what_is_settled(const Prose& prose)
{
    bool settles = false, finds = false;
    for (const auto& clause : prose.clauses) {
        if (clause.last <= prose.subject_words || is_long_ago(prose, clause))
            continue;
        const bool here = is_settled(prose, clause);
        finds = !here && (finds || finds_fault(prose, clause));
        settles |= here;
    }
    return settles && !finds;
}

} // namespace mailroom
