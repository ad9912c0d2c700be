#include "classifiers/details/reason_model.h"

#include "classifiers/details/stated_counts.h"
#include "classifiers/text/phrases.h"
#include "classifiers/text/text_model.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace mailroom {
namespace {

// What is told, as data/phrases/dispute_matters.txt has it beside data/matters.
constexpr std::string_view matter_prefix = "why.";

// "dispute.tax", "hint.tax"; not "dispute.why".
bool names_reason(std::string_view phrase_class)
{
    const auto dot = phrase_class.find('.');
    const auto family = phrase_class.substr(0, dot);
    return (family == "dispute" || family == "hint")
        && enum_from_string<DisputeReason>(phrase_class.substr(dot + 1));
}

} // namespace

TextSample reason_sample(std::string_view subject, std::string_view text)
{
    TextSample sample;
    sample.subject = subject;
    sample.text = text;
    const auto words = split_words(std::string(subject) + "\n\n" + std::string(text));
    const auto hits = find_phrases(words);
    auto told = find_matters(words);
    for (const auto& hit : hits) {
        if (names_reason(hit.phrase_class))
            sample.traits.emplace_back(hit.phrase_class);
        else if (hit.phrase_class.starts_with(matter_prefix))
            told.push_back(hit);
    }
    std::ranges::stable_sort(told, {}, &PhraseHit::first);
    for (const auto& hit : told)
        sample.matters.push_back(
            {concept_named(hit.phrase_class),
             static_cast<std::uint32_t>(words.words[hit.first].sentence), 0});
    std::ranges::move(stated_counts(words, hits), std::back_inserter(sample.traits));
    if (std::ranges::any_of(words.sentences, [&](const Sentence& sentence) {
            return tells_two_prices(words, sentence);
        }))
        sample.traits.emplace_back("price.two");
    return sample;
}

ReasonLeanings reason_leanings(std::string_view subject, std::string_view text)
{
    const auto& model = reason_model();
    const auto scores = model.predict(reason_sample(subject, text), {});
    ReasonLeanings leanings{};
    for (std::size_t reason = 0; reason < leanings.size(); ++reason) {
        const auto probability = scores.at(reason).probability;
        leanings.at(reason) = std::log(probability / (1 - probability));
    }
    return leanings;
}

} // namespace mailroom
