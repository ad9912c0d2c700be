#include "parsers/fields/field_chooser.h"

#include "parsers/fields/ranking.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

std::optional<Choice> best_of(const std::vector<FieldValue>& values, const Ranking& ranking)
{
    const FieldValue* best = nullptr;
    double most = 0;
    for (const auto& value : values) {
        const double score = ranking.score(value.features);
        if (best == nullptr || score > most) {
            best = &value;
            most = score;
        }
    }
    if (best == nullptr || most < ranking.least_score())
        return std::nullopt;
    return Choice{best->from, ranking.confidence(most)};
}

} // namespace

std::optional<Choice> FieldChooser::choose(
    Term term, std::initializer_list<std::pair<Sense, double>> senses, double least) const
{
    const auto by_rules = fields::choose(candidates_, senses, least);
    const auto* ranking = ranking_of(type_, term);
    if (ranking == nullptr && context_.samples == nullptr)
        return by_rules;
    const auto family = kind_of(term) == TermKind::date ? Family::date : Family::number;
    const auto values = field_values(
        analysis_, candidates_, excluded_, context_, family, scored_values(candidates_, senses));
    if (context_.samples != nullptr) {
        for (const auto& value : values) {
            FieldSample sample{.document = context_.document, .type = type_, .term = term};
            sample.value = value.from.value;
            sample.chosen_by_rules =
                by_rules && to_string(by_rules->best.value) == to_string(value.from.value);
            for (const auto& [name, number] : value.features)
                sample.features.push_back({std::string(name), number});
            context_.samples->push_back(std::move(sample));
        }
    }
    return ranking == nullptr ? by_rules : best_of(values, *ranking);
}

} // namespace mailroom::fields
