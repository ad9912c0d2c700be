#include "classifiers/details/dispute_leanings.h"

#include "classifiers/details/dispute_reasons.h"

#include <algorithm>

namespace mailroom {

DisputeLeanings::DisputeLeanings(
    const Prose& prose, const Undisputed& undisputed, const ToldPayments& payments, bool several)
    : prose_(prose),
      undisputed_(undisputed),
      payments_(payments),
      several_(several)
{
}

const ReasonLeanings& DisputeLeanings::whole() const
{
    const auto& words = prose_.words;
    if (!whole_)
        whole_ = reason_leanings(
            words.source(0, prose_.subject_words),
            words.source(prose_.subject_words, words.words.size()));
    return *whole_;
}

DisputeReason DisputeLeanings::of_all() const
{
    return static_cast<DisputeReason>(std::ranges::max_element(whole()) - whole().begin());
}

ReasonLeanings DisputeLeanings::of_clauses(std::vector<Sentence> clauses) const
{
    const bool complains = std::ranges::any_of(
        clauses, [&](const Sentence& clause) { return !only_asks(prose_, clause); });
    if (complains) // "Send it again" tells nothing of what is wrong with it.
        std::erase_if(clauses, [&](const Sentence& clause) { return only_asks(prose_, clause); });
    return several_ ? leanings_of_clauses(prose_, clauses)
                    : leanings_of_clauses(prose_, clauses, whole());
}

ReasonLeanings DisputeLeanings::of(const DisputeScope& scope) const
{
    constexpr double margin_of_telling = 0;
    auto clauses = scope.clauses;
    std::erase_if(clauses, [&](const Sentence& clause) {
        return clause.first < prose_.subject_words || (several_ && undisputed_.is_spared(clause));
    });
    auto leanings = of_clauses(clauses);
    if (!scope.announced.empty() && *std::ranges::max_element(leanings) < margin_of_telling) {
        clauses.insert(clauses.begin(), scope.announced.begin(), scope.announced.end());
        leanings = of_clauses(std::move(clauses));
    }
    payments_.weigh(scope.clauses, leanings);
    return leanings;
}

} // namespace mailroom
