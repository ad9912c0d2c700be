#include "classifiers/intents/intents.h"

#include "classifiers/intents/intent_evidence.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cmath>

namespace mailroom {
namespace {

constexpr std::size_t intent_count = enum_names<Intent>.size();
constexpr double settled_margin = 2;
constexpr std::size_t intents_max = 4; // Of one message; nobody means more at once.

std::vector<Intent> all_intents()
{
    std::vector<Intent> all;
    for (std::size_t i = 0; i < intent_count; ++i)
        all.push_back(static_cast<Intent>(i));
    return all;
}

double logit(double probability)
{
    const double p = std::clamp(probability, 0.001, 0.999);
    return std::log(p / (1 - p));
}

double probability_of(double logit_value)
{
    return 1 / (1 + std::exp(-logit_value));
}

// Those that say "nothing else": they stand only where nothing else does.
bool is_residual(Intent intent)
{
    return intent == Intent::no_action || intent == Intent::general_inquiry;
}

// What the words say, moved by what else is known. A margin is how far an intent lies above the
// point from which it applies, in log odds.
class Ballot {
public:
    explicit Ballot(const MessageWords& words) : message_(words)
    {
        for (std::size_t i = 0; i < intent_count; ++i) {
            const auto score = words.score(enum_names<Intent>[i]);
            odds_[i] = logit(score.probability);
            needed_[i] = logit(score.threshold);
        }
    }

    void apply(const IntentEvidence& evidence)
    {
        auto& odds = odds_[index(evidence.intent)];
        if (evidence.weight == IntentEvidence::settles) {
            odds = std::max(odds, needed_[index(evidence.intent)] + settled_margin);
            settled_.set(index(evidence.intent));
        } else
            odds += evidence.weight;
        if (evidence.weight > 0 && !evidence.words.empty())
            words_[index(evidence.intent)] = evidence.words;
    }

    double margin(Intent intent) const { return odds_[index(intent)] - needed_[index(intent)]; }

    // Who wants a credit mostly finds fault, but not who paid too much himself or earned a bonus.
    // Who refuses to pay finds fault, whatever it is, as does who says plainly what is not owed.
    void weigh_claims()
    {
        constexpr double chased = 3, faulted = 3, faultless = -6, refused = 3, plain = 5;
        if (message_.awaits_credit)
            odds_[index(Intent::credit_request)] += chased;
        if (margin(Intent::credit_request) >= 0)
            odds_[index(Intent::dispute)] += message_.has_own_credit ? faultless : faulted;
        if (message_.finds_fault)
            odds_[index(Intent::dispute)] += plain;
        else if (message_.finds_no_fault)
            odds_[index(Intent::dispute)] -= 2 * plain;
        else if (message_.refuses_payment)
            odds_[index(Intent::dispute)] += refused;
    }

    // What is rarely meant beside the surest intent must be said the more clearly, and the reverse.
    void weigh_company()
    {
        const auto* model = message_.model;
        const auto all = all_intents();
        const auto surest = *std::max_element(
            all.begin(), all.end(), [&](Intent a, Intent b) { return margin(a) < margin(b); });
        const double certainty = probability_of(odds_[index(surest)]);
        for (const auto intent : all) {
            if (intent == surest || settled_.test(index(intent)))
                continue;
            auto& needed = needed_[index(intent)];
            needed -= certainty
                * model->companion(
                    model->label(to_string(surest)), model->label(to_string(intent)));
            needed = std::max(needed, logit(company_threshold_min));
        }
    }

    // A part is said to have been paid; that a part will be paid is mostly just a promise.
    void weigh_part()
    {
        constexpr double without_payment = 1;
        if (margin(Intent::remittance) < 0 && !settled_.test(index(Intent::partial_payment)))
            needed_[index(Intent::partial_payment)] += without_payment;
    }

    // A complaint that nobody sees costs the customer, one seen in vain a look: where nothing else
    // says why the mail was written, it applies from less on.
    bool applies(Intent intent) const
    {
        constexpr double complaint_missed = 1.2;
        const bool lowered = intent == Intent::dispute && !is_explained_without(intent);
        return margin(intent) >= (lowered ? -complaint_missed : 0);
    }

    IntentScore score(Intent intent) const
    {
        auto words = words_[index(intent)];
        if (words.empty())
            words = words_for(intent);
        const auto confidence = probability_of(odds_[index(intent)]) / probability_of_any();
        return {intent, std::clamp(confidence, 0.01, 0.99), words};
    }

private:
    // Another intent applies that is more than "nothing else".
    bool is_explained_without(Intent intent) const
    {
        return std::ranges::any_of(all_intents(), [&](Intent other) {
            return other != intent && !is_residual(other) && margin(other) >= 0;
        });
    }

    double probability_of_any() const
    {
        std::array<double, intent_count> probabilities{};
        std::transform(odds_.begin(), odds_.end(), probabilities.begin(), probability_of);
        return mailroom::probability_of_any(probabilities);
    }

    static std::size_t index(Intent intent) { return static_cast<std::size_t>(intent); }

    std::string words_for(Intent intent) const
    {
        const auto& sample = message_.sample;
        const auto* model = message_.model;
        const auto label = model->label(to_string(intent));
        for (const auto* text : {&sample.text, &sample.forwarded, &sample.subject}) {
            if (auto words = model->evidence(*text, label); !words.empty())
                return words;
        }
        return {};
    }

    const MessageWords& message_;
    std::array<double, intent_count> odds_{}, needed_{};
    std::bitset<intent_count> settled_;
    std::array<std::string, intent_count> words_;
};

std::vector<Intent> elected(const Ballot& ballot)
{
    auto all = all_intents();
    std::stable_sort(all.begin(), all.end(), [&](Intent a, Intent b) {
        return ballot.margin(a) > ballot.margin(b);
    });
    std::vector<Intent> chosen;
    for (const auto intent : all) {
        if (!ballot.applies(intent) || (is_residual(intent) && !chosen.empty()))
            continue;
        if (chosen.size() == intents_max
            || (!chosen.empty() && chosen.front() == Intent::no_action))
            break;
        chosen.push_back(intent);
    }
    if (chosen.empty())
        chosen.push_back(all.front());
    return chosen;
}

} // namespace

std::vector<IntentScore>
classify_intents(const Reading& reading, const Understanding& so_far, const MessageWords& words)
{
    if (auto settled = settled_intents(reading, so_far, words); !settled.empty())
        return settled;
    Ballot ballot(words);
    for (const auto& evidence : intent_evidence(reading, so_far, words.writer))
        ballot.apply(evidence);
    ballot.weigh_claims();
    ballot.weigh_company();
    ballot.weigh_part();
    std::vector<IntentScore> scores;
    for (const auto intent : elected(ballot))
        scores.push_back(ballot.score(intent));
    return scores;
}

} // namespace mailroom
