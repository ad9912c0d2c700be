#include "parsers/fields/candidates.h"

#include <algorithm>

namespace mailroom::fields {

std::optional<Choice> choose(
    const std::vector<Candidate>& candidates,
    std::initializer_list<std::pair<Sense, double>> senses,
    double least)
{
    struct Group {
        const Candidate* best = nullptr;
        double best_score = 0, doubt = 1; // doubt: the chance that all of them are wrong.
    };
    std::vector<std::pair<std::string, Group>> groups;
    for (const auto& candidate : candidates) {
        for (const auto& [sense, factor] : senses) {
            if (candidate.sense != sense)
                continue;
            const auto key = to_string(candidate.value);
            auto group = std::ranges::find(groups, key, &std::pair<std::string, Group>::first);
            if (group == groups.end())
                group = groups.insert(groups.end(), {key, {}});
            const double score = candidate.score * factor;
            group->second.doubt *= 1 - 0.7 * score;
            if (score > group->second.best_score) {
                group->second.best_score = score;
                group->second.best = &candidate;
            }
        }
    }
    const auto rank = [](const Group& group) { return group.best_score + 0.2 * (1 - group.doubt); };
    const Group* first = nullptr;
    const Group* second = nullptr;
    for (const auto& [key, group] : groups) {
        if (first == nullptr || rank(group) > rank(*first) + 1e-9) {
            second = first;
            first = &group;
        } else if (second == nullptr || rank(group) > rank(*second)) {
            second = &group;
        }
    }
    if (first == nullptr || first->best_score < least)
        return std::nullopt;
    const double margin = second == nullptr ? 1 : std::min(1.0, (rank(*first) - rank(*second)) * 5);
    const double confidence = first->best_score * (0.7 + 0.3 * margin);
    return Choice{*first->best, std::min(0.98, confidence + 0.03)};
}

Fact fact_of(const Analysis& analysis, Term term, const Candidate& candidate, double confidence)
{
    return {
        term, candidate.value, confidence,
        evidence_of(analysis, candidate.at, candidate.begin, candidate.end)};
}

} // namespace mailroom::fields
