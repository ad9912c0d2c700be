#include "classifiers/train/intents_trainer.h"

#include "classifiers/text/sentence_samples.h"
#include "classifiers/train/company.h"
#include "classifiers/train/feature_rows.h"
#include "classifiers/train/labelled_mail.h"
#include "classifiers/train/linear_model.h"
#include "classifiers/train/rehearsal.h"
#include "classifiers/train/sender_folds.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <numeric>
#include <utility>

namespace mailroom {
namespace {

constexpr std::size_t folds = 5;
constexpr std::size_t own_mail_weight = 3; // A company's own mail counts so many times.

// Not every sender is in the books: there the words must be enough.
constexpr std::uint32_t percent_of_unknown_writers = 25;

// Beyond these a threshold says more of the few examples of an intent than of the intent.
constexpr double threshold_min = 0.5, threshold_max = 0.6;

// What is found in a made-up mail before its intents; the company's own bring that with them.
IntentSignals rehearse(LabelledMail& mail)
{
    if (mail.own_signals)
        return *mail.own_signals;
    auto found = rehearsed(mail);
    mail.sample.findings = std::move(found.findings);
    return mail.is_sentence ? IntentSignals{} : found.signals;
}

using Row = std::vector<WeighedFeature>;

struct Corpus {
    std::vector<LabelledMail> mail;
    std::vector<float> rarity;
    std::vector<Row> rows;
    std::vector<std::vector<Row>> sentences; // Of each message, at least one.
    std::vector<IntentSignals> signals;
    std::vector<std::size_t> fold;
};

std::vector<Row> sentence_rows(const TextSample& sample, const std::vector<float>& rarity)
{
    std::vector<Row> rows;
    for (const auto& sentence : sentence_samples(sample))
        rows.push_back(weighed_row(features_of(sentence), rarity));
    if (rows.empty())
        rows.emplace_back();
    return rows;
}

Corpus corpus_of(std::vector<LabelledMail> mail)
{
    Corpus corpus;
    std::vector<std::vector<Feature>> features;
    for (auto& one : mail) {
        if (!one.own_signals && stable_hash(one.id) / folds % 100 < percent_of_unknown_writers)
            one.sample.writer = Writer::unknown;
        corpus.signals.push_back(rehearse(one));
        features.push_back(features_of(one.sample));
    }
    corpus.fold = folds_by_sender(mail, folds);
    std::vector<std::size_t> each(mail.size());
    std::iota(each.begin(), each.end(), std::size_t{0});
    corpus.rarity = rarities(features, each);
    for (const auto& one : features)
        corpus.rows.push_back(weighed_row(one, corpus.rarity));
    for (const auto& one : mail)
        corpus.sentences.push_back(sentence_rows(one.sample, corpus.rarity));
    corpus.mail = std::move(mail);
    return corpus;
}

struct Models {
    LinearModel message, sentence;
};

// Of a message's sentences the one that speaks most for the intent.
const Row& best_sentence(const LinearModel& model, const std::vector<Row>& sentences)
{
    return *std::max_element(sentences.begin(), sentences.end(), [&](const Row& a, const Row& b) {
        return model.score(a) < model.score(b);
    });
}

enum class LearntFrom : std::uint8_t { messages, messages_and_sentences };

// One row a message, of all whose intent is known, but those of one fold (folds: of none).
template <typename RowOf>
LinearModel fit_rows(
    const Corpus& corpus,
    std::size_t intent,
    std::size_t without_fold,
    LearntFrom from,
    const RowOf& row_of)
{
    LinearProblem problem;
    for (std::size_t i = 0; i < corpus.mail.size(); ++i) {
        const auto& mail = corpus.mail[i];
        if (corpus.fold[i] == without_fold || !mail.known.test(intent)
            || (mail.is_sentence && from == LearntFrom::messages))
            continue;
        for (std::size_t times = mail.own_signals ? own_mail_weight : 1; times > 0; --times)
            problem.add(row_of(i), mail.intents.test(intent));
    }
    return problem.solve();
}

// Which sentence of a message shows the intent is not labelled: it is the one that the model of
// whole messages holds for it. Of the other messages that one is learnt from which looks most as if
// it did (Andrews, Tsochantaridis and Hofmann 2002, MI-SVM; more rounds of it were no better).
// Lone sentences are learnt from here alone: they are no messages, whose lengths, subjects and
// other matters they lack.
Models fit(const Corpus& corpus, std::size_t intent, std::size_t without_fold)
{
    Models models;
    models.message = fit_rows(
        corpus, intent, without_fold, LearntFrom::messages,
        [&](std::size_t i) -> const Row& { return corpus.rows[i]; });
    models.sentence = fit_rows(
        corpus, intent, without_fold, LearntFrom::messages_and_sentences,
        [&](std::size_t i) -> const Row& {
            return best_sentence(models.message, corpus.sentences[i]);
        });
    return models;
}

CalibrationInput judged(const Corpus& corpus, const Models& models, std::size_t i)
{
    const auto& sentences = corpus.sentences[i];
    return {
        models.message.score(corpus.rows[i]),
        models.sentence.score(best_sentence(models.sentence, sentences)), corpus.signals[i]};
}

// The probability from which on saying yes gives the best F1.
double best_threshold(std::vector<std::pair<double, bool>> scored)
{
    std::sort(scored.begin(), scored.end(), std::greater<>());
    const auto there = static_cast<double>(
        std::count_if(scored.begin(), scored.end(), [](const auto& s) { return s.second; }));
    double hits = 0, best = -1, threshold = 0.5;
    for (std::size_t i = 0; i + 1 < scored.size(); ++i) {
        hits += scored[i].second ? 1 : 0;
        const auto f1 = 2 * hits / (static_cast<double>(i + 1) + there);
        if (f1 > best) {
            best = f1;
            threshold = (scored[i].first + scored[i + 1].first) / 2;
        }
    }
    return std::clamp(threshold, threshold_min, threshold_max);
}

struct Fitted {
    Calibration calibration;
    double threshold = 0;
};

// On the held-out scores of the messages, but for those of one fold (folds: of none).
Fitted calibrated(
    const Corpus& corpus,
    const std::vector<CalibrationInput>& held_out,
    std::size_t intent,
    std::size_t without_fold)
{
    std::vector<CalibrationRow> rows;
    for (std::size_t i = 0; i < corpus.mail.size(); ++i) {
        if (!corpus.mail[i].is_sentence && corpus.fold[i] != without_fold)
            rows.push_back({held_out[i], corpus.mail[i].intents.test(intent)});
    }
    Fitted fitted{fit_calibration(rows), 0};
    std::vector<std::pair<double, bool>> scored;
    for (const auto& row : rows)
        scored.emplace_back(fitted.calibration.probability(row.input), row.is);
    fitted.threshold = best_threshold(std::move(scored));
    return fitted;
}

// Each as a model judges it that knows no message of its fold.
std::vector<CalibrationInput> held_out_scores(const Corpus& corpus, std::size_t intent)
{
    std::vector<CalibrationInput> scores(corpus.mail.size());
    for (std::size_t fold = 0; fold < folds; ++fold) {
        const auto models = fit(corpus, intent, fold);
        for (std::size_t i = 0; i < scores.size(); ++i) {
            if (corpus.fold[i] == fold)
                scores[i] = judged(corpus, models, i);
        }
    }
    return scores;
}

// By what the messages of the other folds tell of company.
void weigh_company_held_out(const Corpus& corpus, std::vector<std::vector<LabelScore>>& scores)
{
    for (std::size_t fold = 0; fold < folds; ++fold) {
        const auto companions =
            companions_in(corpus.mail, [&](std::size_t i) { return corpus.fold[i] != fold; });
        const auto companion = [&](std::size_t surest, std::size_t label) {
            return companions[surest * intent_count + label];
        };
        for (std::size_t i = 0; i < scores.size(); ++i) {
            if (corpus.fold[i] == fold)
                weigh_company(scores[i], companion);
        }
    }
}

TrainingReport report_of_made_up(
    const std::vector<LabelledMail>& mail, const std::vector<std::vector<LabelScore>>& scores)
{
    std::vector<LabelledMail> made_up;
    std::vector<std::vector<LabelScore>> scores_of_these;
    for (std::size_t i = 0; i < mail.size(); ++i) {
        if (mail[i].own_signals)
            continue;
        made_up.push_back(mail[i]);
        scores_of_these.push_back(scores[i]);
    }
    return report_of(made_up, scores_of_these);
}

} // namespace

TrainedModel train_intents(std::vector<LabelledMail> mail)
{
    const auto corpus = corpus_of(std::move(mail));
    const auto count = corpus.mail.size();
    std::vector<std::vector<LabelScore>> scores(count, std::vector<LabelScore>(intent_count));
    TrainedModel trained;
    std::vector<LinearModel> models, sentence_models;
    std::vector<ModelLabel> sentence_labels;
    for (std::size_t intent = 0; intent < intent_count; ++intent) {
        const auto held_out = held_out_scores(corpus, intent);
        for (std::size_t fold = 0; fold < folds; ++fold) {
            const auto [calibration, threshold] = calibrated(corpus, held_out, intent, fold);
            for (std::size_t i = 0; i < count; ++i) {
                if (corpus.fold[i] == fold)
                    scores[i][intent] = {calibration.probability(held_out[i]), threshold};
            }
        }
        const auto [calibration, threshold] = calibrated(corpus, held_out, intent, folds);
        auto fitted = fit(corpus, intent, folds);
        const std::string name(to_string(static_cast<Intent>(intent)));
        trained.data.labels.push_back(
            {name,
             1,
             fitted.message.bias,
             static_cast<float>(calibration.slope),
             static_cast<float>(calibration.offset),
             {calibration.signals.begin(), calibration.signals.end()},
             static_cast<float>(threshold)});
        sentence_labels.push_back(
            {std::string(sentence_label_prefix) + name, 1, fitted.sentence.bias,
             static_cast<float>(calibration.sentence_slope), 0,
             std::vector<float>(signal_count, 0.0F), 0});
        models.push_back(std::move(fitted.message));
        sentence_models.push_back(std::move(fitted.sentence));
    }
    std::ranges::move(sentence_labels, std::back_inserter(trained.data.labels));
    std::ranges::move(sentence_models, std::back_inserter(models));
    weigh_company_held_out(corpus, scores);
    trained.report = report_of_made_up(corpus.mail, scores);
    trained.data.companions = companions_in(corpus.mail, [](std::size_t) { return true; });
    quantise(corpus.rarity, models, trained.data);
    return trained;
}

Result<TrainedModel> train_intents(const std::filesystem::path& folder)
{
    return train_intents(TRY(read_labelled_mail(folder)));
}

TrainingReport measure_intents(const TextModel& model, const std::vector<LabelledMail>& mail)
{
    std::vector<std::vector<LabelScore>> scores;
    for (auto one : mail) {
        const auto signals = rehearse(one);
        scores.push_back(model.predict(one.sample, signals));
        weigh_company(scores.back(), [&](std::size_t surest, std::size_t label) {
            return model.companion(surest, label);
        });
    }
    return report_of(mail, scores);
}

} // namespace mailroom
