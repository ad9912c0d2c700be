#include "parsers/fields/choice/field_chooser.h"

#include "core/choice_odds.h"
#include "parsers/fields/choice/ranking.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

constexpr double label_least = 0.5, label_most = 0.7; // Of a value that its label alone tells.

std::optional<Choice> best_of(const std::vector<FieldValue>& values, const Ranking& ranking)
{
    if (values.empty())
        return std::nullopt;
    std::vector<double> utilities;
    for (const auto& value : values)
        utilities.push_back(ranking.score(value.features));
    const double odds = odds_of_best(utilities);
    if (odds < ranking.least_odds())
        return std::nullopt;
    const auto best = std::ranges::max_element(utilities) - utilities.begin();
    return Choice{values[static_cast<std::size_t>(best)].from, ranking.confidence(odds)};
}

} // namespace

std::optional<Choice> best_value(
    const ExtractContext& context,
    DocumentType type,
    Term term,
    const std::vector<FieldValue>& values,
    const std::optional<Choice>& by_rules)
{
    if (context.samples != nullptr) {
        for (const auto& value : values) {
            FieldSample sample{.document = context.document, .type = type, .term = term};
            sample.value = value.from.value;
            sample.chosen_by_rules =
                by_rules && to_string(by_rules->best.value) == to_string(value.from.value);
            for (const auto& [name, number] : value.features)
                sample.features.push_back({std::string(name), number});
            context.samples->push_back(std::move(sample));
        }
    }
    const auto* ranking = ranking_of(type, term);
    return ranking == nullptr ? by_rules : best_of(values, *ranking);
}

std::optional<Choice> FieldChooser::choose(
    Term term, std::initializer_list<std::pair<Sense, double>> senses, double least) const
{
    const auto by_rules = fields::choose(candidates_, senses, least);
    if (ranking_of(type_, term) == nullptr && context_.samples == nullptr)
        return by_rules;
    const auto family = kind_of(term) == TermKind::date ? Family::date : Family::number;
    const auto values = field_values(
        analysis_, candidates_, excluded_, context_, family, scored_values(candidates_, senses));
    const auto ranked = best_value(context_, type_, term, values, by_rules);
    // Few papers taught the ranking of orders, which is silent on many: a label still tells.
    if (ranked || !by_rules || term != Term::purchase_order || by_rules->confidence < label_least)
        return ranked;
    return Choice{by_rules->best, std::min(by_rules->confidence, label_most)};
}

bool FieldChooser::named(const Value& value, Sense sense) const
{
    return std::ranges::any_of(candidates_, [&](const Candidate& candidate) {
        return candidate.sense == sense && candidate.value == value;
    });
}

} // namespace mailroom::fields
