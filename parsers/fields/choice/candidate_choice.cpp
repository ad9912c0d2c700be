#include "parsers/fields/choice/candidates.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace mailroom::fields {

std::vector<ScoredValue> scored_values(
    const std::vector<Candidate>& candidates,
    std::initializer_list<std::pair<Sense, double>> senses)
{
    std::vector<ScoredValue> values;
    std::unordered_map<std::string, std::size_t> places; // Of the values, by their keys.
    std::vector<double> doubts; // The chance that all candidates of a value are wrong.
    for (const auto& candidate : candidates) {
        for (const auto& [sense, factor] : senses) {
            if (candidate.sense != sense)
                continue;
            const auto key = to_string(candidate.value);
            const auto [place, is_new] = places.try_emplace(key, values.size());
            if (is_new) {
                values.push_back({key});
                doubts.push_back(1);
            }
            const double score = candidate.score * factor;
            doubts[place->second] *= 1 - 0.7 * score;
            auto& value = values[place->second];
            if (score > value.score) {
                value.score = score;
                value.best = &candidate;
            }
        }
    }
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i].rank = values[i].score + 0.2 * (1 - doubts[i]);
    std::erase_if(values, [](const ScoredValue& value) { return value.best == nullptr; });
    return values;
}

std::optional<Choice> choose(
    const std::vector<Candidate>& candidates,
    std::initializer_list<std::pair<Sense, double>> senses,
    double least)
{
    const auto values = scored_values(candidates, senses);
    const ScoredValue* first = nullptr;
    const ScoredValue* second = nullptr;
    for (const auto& value : values) {
        if (first == nullptr || value.rank > first->rank + 1e-9) {
            second = first;
            first = &value;
        } else if (second == nullptr || value.rank > second->rank) {
            second = &value;
        }
    }
    if (first == nullptr || first->score < least)
        return std::nullopt;
    const double margin = second == nullptr ? 1 : std::min(1.0, (first->rank - second->rank) * 5);
    const double confidence = first->score * (0.7 + 0.3 * margin);
    return Choice{*first->best, std::min(0.98, confidence + 0.03)};
}

Fact fact_of(const Analysis& analysis, Term term, const Candidate& candidate, double confidence)
{
    return {
        term, candidate.value, confidence,
        evidence_of(analysis, candidate.at, candidate.begin, candidate.end)};
}

} // namespace mailroom::fields
