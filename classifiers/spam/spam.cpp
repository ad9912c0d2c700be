#include "classifiers/spam/spam.h"

#include "classifiers/spam/foreign_language.h"
#include "classifiers/spam/program_marks.h"
#include "classifiers/spam/spam_traits.h"
#include "classifiers/text/message_words.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace mailroom {
namespace {

constexpr std::size_t told_traits_max = 3;
constexpr std::size_t sent = 0; // The label "spam"; "offer" may be missing.

// Those that speak for it, the strongest first.
std::vector<std::string> telling_traits(const TextSample& sample, const TextModel& model)
{
    std::vector<std::pair<float, std::string>> weighed;
    for (const auto& trait : sample.traits) {
        TextSample one;
        one.traits = {trait};
        one.concepts = false;
        // What an empty text says is no word of the trait's.
        const auto lean = model.leaning(one, sent) - model.leaning(TextSample{}, sent);
        if (lean > 0)
            weighed.emplace_back(lean, trait);
    }
    std::stable_sort(weighed.begin(), weighed.end(), [](const auto& a, const auto& b) {
        return a.first > b.first;
    });
    std::vector<std::string> names;
    for (auto& [lean, name] : weighed) {
        if (names.size() < told_traits_max)
            names.push_back(std::move(name));
    }
    return names;
}

std::string words_for(const TextSample& sample, const TextModel& model, std::size_t label)
{
    for (const auto* text : {&sample.text, &sample.subject}) {
        if (const auto words = model.evidence(*text, label, false); !words.empty())
            return "words: \"" + words + '"';
    }
    return {};
}

bool is_passed_over(const TextSample& sample)
{
    return !sample.findings.empty();
}

std::string reason(const TextSample& sample, const TextModel& model)
{
    std::string why = is_passed_over(sample) ? "a language that nobody here speaks" : "";
    for (const auto& trait : telling_traits(sample, model))
        why += (why.empty() ? "" : ", ") + trait;
    const auto words = words_for(sample, model, sent);
    return why + (why.empty() || words.empty() ? "" : "; ") + words;
}

TextSample words_alone(const Reading& reading)
{
    auto sample = sample_of(reading, Writer::unknown);
    // All of it: what is asked of the reader stands below the signature as often as above.
    sample.text = reading.message.text;
    sample.quoted.clear();
    sample.concepts = false;
    sample.signs = true;
    return sample;
}

} // namespace

TextSample spam_sample(const Reading& reading)
{
    auto sample = words_alone(reading);
    sample.traits = spam_traits(reading);
    sample.programs = program_marks(reading.message);
    return sample;
}

void pass_over_foreign_words(TextSample& sample, const Books& books)
{
    const auto language = foreign_language(sample.subject, sample.text);
    if (language.empty() || is_spoken_by_parties(books, language))
        return;
    constexpr Concept foreign = 1; // Nothing else is found in the samples of this model.
    sample.subject.clear();
    sample.text.clear();
    sample.findings = {{.meaning = foreign}};
}

void forget_build(TextSample& sample)
{
    sample.traits.clear();
    sample.programs.clear();
    sample.findings.clear();
}

SpamJudgement judge_spam(const Reading& reading, const Books& books, const TextModel& model)
{
    if (model.labels().empty())
        return {};
    auto sample = spam_sample(reading);
    pass_over_foreign_words(sample, books);
    SpamJudgement judgement;
    judgement.score = model.predict(sample, {})[sent];
    if (judgement.score.applies())
        judgement.why = reason(sample, model);
    forget_build(sample);
    if (const auto offer = model.label("offer"); offer < model.labels().size()) {
        judgement.offered = model.predict(sample, {})[offer];
        if (judgement.offered.applies() && judgement.why.empty())
            judgement.why = words_for(sample, model, offer);
    }
    return judgement;
}

LabelScore lure_score(const Reading& reading, const TextModel& model)
{
    const auto lure = model.label("lure");
    if (lure >= model.labels().size())
        return {0, 1};
    return model.predict(words_alone(reading), {})[lure];
}

} // namespace mailroom
