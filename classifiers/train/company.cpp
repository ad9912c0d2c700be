#include "classifiers/train/company.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mailroom {
namespace {

// Of five folds held out by sender .3 and .6 gain as much, and 1 less; the more, the fewer second
// matters are found.
constexpr double company_weight = 0.4;
// So many messages are imagined in which the labels know nothing of each other.
constexpr double imagined_messages = 3;

double logit(double probability)
{
    return std::log(probability / (1 - probability));
}

} // namespace

std::vector<float>
companions_in(const std::vector<LabelledMail>& mail, const std::function<bool(std::size_t)>& counts)
{
    double messages = 2; // One more with each label and one without: no share is 0 or 1.
    std::array<double, intent_count> there{};
    there.fill(1);
    std::array<std::array<double, intent_count>, intent_count> together{};
    for (std::size_t k = 0; k < mail.size(); ++k) {
        if (mail[k].is_sentence || !counts(k))
            continue;
        ++messages;
        for (std::size_t a = 0; a < intent_count; ++a) {
            there[a] += mail[k].intents.test(a) ? 1 : 0;
            for (std::size_t b = 0; b < intent_count && mail[k].intents.test(a); ++b)
                together[a][b] += mail[k].intents.test(b) ? 1 : 0;
        }
    }
    std::vector<float> companions;
    for (std::size_t surest = 0; surest < intent_count; ++surest) {
        for (std::size_t label = 0; label < intent_count; ++label) {
            const double share = there[label] / messages;
            const double beside = (together[surest][label] + imagined_messages * share)
                / (there[surest] + imagined_messages);
            companions.push_back(
                surest == label
                    ? 0.0F
                    : static_cast<float>(company_weight * (logit(beside) - logit(share))));
        }
    }
    return companions;
}

void weigh_company(
    std::vector<LabelScore>& scores,
    const std::function<float(std::size_t surest, std::size_t label)>& companion)
{
    const auto margin = [&](std::size_t i) { return scores[i].probability - scores[i].threshold; };
    std::size_t surest = 0;
    for (std::size_t i = 1; i < scores.size(); ++i)
        surest = margin(i) > margin(surest) ? i : surest;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        if (i == surest)
            continue;
        const double needed =
            logit(scores[i].threshold) - scores[surest].probability * companion(surest, i);
        scores[i].threshold = std::max(company_threshold_min, 1 / (1 + std::exp(-needed)));
    }
}

} // namespace mailroom
