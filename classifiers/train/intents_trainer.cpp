#include "classifiers/train/intents_trainer.h"

#include "classifiers/train/labelled_mail.h"
#include "classifiers/train/linear_model.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <numeric>

namespace mailroom {
namespace {

constexpr std::size_t folds = 5;
constexpr std::size_t messages_with_feature_min = 3; // Rarer words are names, or chance.

// Not every sender is in the books: there the words must be enough.
constexpr std::uint32_t percent_of_unknown_writers = 25;

// Beyond these a threshold says more of the few examples of an intent than of the intent.
constexpr double threshold_min = 0.3, threshold_max = 0.6;

// A hash that is the same on every machine: which fold, and whether the writer is left out.
std::uint32_t stable_hash(std::string_view text)
{
    std::uint32_t hash = 2166136261U;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash ^ hash >> 15U;
}

// How rare each bucket is: log of all by those that have it; 0 where too few have it.
std::vector<float> rarities(const std::vector<std::vector<Feature>>& all)
{
    std::vector<std::uint32_t> counts(feature_buckets, 0);
    for (const auto& features : all) {
        for (const auto& feature : features)
            ++counts[feature.bucket];
    }
    std::vector<float> out(feature_buckets, 0.0F);
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (counts[i] < messages_with_feature_min)
            continue;
        const auto share = static_cast<float>(all.size()) / static_cast<float>(counts[i]);
        // As coarse as it is kept, so that what is learnt is what is used.
        const auto steps = std::lround(std::min((1.0F + std::log(share)) / rarity_step, 255.0F));
        out[i] = static_cast<float>(steps) * rarity_step;
    }
    return out;
}

struct Corpus {
    std::vector<LabelledMail> mail;
    std::vector<float> rarity;
    std::vector<std::vector<WeighedFeature>> rows;
    std::vector<std::size_t> fold;
};

Corpus corpus_of(std::vector<LabelledMail> mail)
{
    Corpus corpus;
    std::vector<std::vector<Feature>> features;
    for (auto& one : mail) {
        const auto hash = stable_hash(one.id);
        if (hash / folds % 100 < percent_of_unknown_writers)
            one.sample.writer = Writer::unknown;
        corpus.fold.push_back(hash % folds);
        features.push_back(features_of(one.sample));
    }
    corpus.rarity = rarities(features);
    for (const auto& one : features) {
        std::vector<float> rarity;
        for (const auto& feature : one)
            rarity.push_back(corpus.rarity[feature.bucket]);
        corpus.rows.push_back(weighed(one, rarity));
    }
    corpus.mail = std::move(mail);
    return corpus;
}

// All whose intent is known, but those of one fold (folds: of none).
LinearModel fit(const Corpus& corpus, std::size_t intent, std::size_t without_fold)
{
    LinearProblem problem;
    for (std::size_t i = 0; i < corpus.mail.size(); ++i) {
        const auto& mail = corpus.mail[i];
        if (corpus.fold[i] != without_fold && mail.known.test(intent))
            problem.add(corpus.rows[i], mail.intents.test(intent));
    }
    return problem.solve();
}

struct Scored {
    double score = 0, probability = 0;
    bool is = false;
};

double f1_of(double hits, double found, double there)
{
    return found + there > 0 ? 2 * hits / (found + there) : 0;
}

// The probability from which on saying yes gives the best F1.
double best_threshold(std::vector<Scored> scored)
{
    std::sort(scored.begin(), scored.end(), [](const Scored& a, const Scored& b) {
        return a.probability > b.probability;
    });
    const auto there = static_cast<double>(
        std::count_if(scored.begin(), scored.end(), [](const Scored& s) { return s.is; }));
    double hits = 0, best = -1, threshold = 0.5;
    for (std::size_t i = 0; i + 1 < scored.size(); ++i) {
        hits += scored[i].is ? 1 : 0;
        const auto f1 = f1_of(hits, static_cast<double>(i + 1), there);
        if (f1 > best) {
            best = f1;
            threshold = (scored[i].probability + scored[i + 1].probability) / 2;
        }
    }
    return std::clamp(threshold, threshold_min, threshold_max);
}

void sum_up(TrainingReport& report, const std::vector<std::vector<std::pair<bool, bool>>>& cells)
{
    double hits_all = 0, found_all = 0, there_all = 0, f1_sum = 0;
    for (std::size_t intent = 0; intent < cells.size(); ++intent) {
        double hits = 0, found = 0, there = 0;
        for (const auto& [is, said] : cells[intent]) {
            hits += is && said ? 1 : 0;
            found += said ? 1 : 0;
            there += is ? 1 : 0;
        }
        report.labels.push_back(
            {std::string(to_string(static_cast<Intent>(intent))), static_cast<std::size_t>(there),
             found > 0 ? hits / found : 0, there > 0 ? hits / there : 0,
             f1_of(hits, found, there)});
        f1_sum += report.labels.back().f1;
        hits_all += hits;
        found_all += found;
        there_all += there;
    }
    report.micro_f1 = f1_of(hits_all, found_all, there_all);
    report.macro_f1 = f1_sum / static_cast<double>(cells.size());
}

// Of a message with nothing above its threshold the most likely intent is said.
std::vector<bool> said_intents(const std::vector<LabelScore>& scores)
{
    std::vector<bool> said;
    std::size_t best = 0;
    bool any = false;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        said.push_back(scores[i].applies());
        any = any || said.back();
        if (scores[i].probability - scores[i].threshold
            > scores[best].probability - scores[best].threshold)
            best = i;
    }
    if (!any)
        said[best] = true;
    return said;
}

TrainingReport
report_of(const std::vector<LabelledMail>& mail, const std::vector<std::vector<LabelScore>>& scores)
{
    TrainingReport report;
    std::vector<std::vector<std::pair<bool, bool>>> cells(intent_count);
    for (std::size_t i = 0; i < mail.size(); ++i) {
        if (mail[i].is_sentence) {
            ++report.sentences;
            continue;
        }
        ++report.messages;
        const auto said = said_intents(scores[i]);
        for (std::size_t intent = 0; intent < intent_count; ++intent)
            cells[intent].emplace_back(mail[i].intents.test(intent), said[intent]);
    }
    sum_up(report, cells);
    return report;
}

} // namespace

Result<TrainedModel> train_intents(const std::filesystem::path& folder)
{
    const auto corpus = corpus_of(TRY(read_labelled_mail(folder)));
    const auto count = corpus.mail.size();
    std::vector<std::vector<LabelScore>> scores(count, std::vector<LabelScore>(intent_count));
    TrainedModel trained;
    std::vector<LinearModel> models;
    for (std::size_t intent = 0; intent < intent_count; ++intent) {
        std::vector<double> held_out(count);
        for (std::size_t fold = 0; fold < folds; ++fold) {
            const auto model = fit(corpus, intent, fold);
            for (std::size_t i = 0; i < count; ++i) {
                if (corpus.fold[i] == fold)
                    held_out[i] = model.score(corpus.rows[i]);
            }
        }
        std::vector<Scored> scored;
        for (std::size_t i = 0; i < count; ++i) {
            if (!corpus.mail[i].is_sentence)
                scored.push_back({held_out[i], 0, corpus.mail[i].intents.test(intent)});
        }
        std::vector<std::pair<double, bool>> pairs;
        for (const auto& one : scored)
            pairs.emplace_back(one.score, one.is);
        const auto platt = fit_platt(pairs);
        for (auto& one : scored)
            one.probability = platt.probability(one.score);
        const auto threshold = best_threshold(scored);
        for (std::size_t i = 0; i < count; ++i)
            scores[i][intent] = {platt.probability(held_out[i]), threshold};
        models.push_back(fit(corpus, intent, folds));
        trained.data.labels.push_back(
            {std::string(to_string(static_cast<Intent>(intent))), 1, models.back().bias,
             static_cast<float>(platt.slope), static_cast<float>(platt.offset),
             static_cast<float>(threshold)});
    }
    trained.report = report_of(corpus.mail, scores);
    quantise(corpus.rarity, models, trained.data);
    return trained;
}

Result<TrainingReport> measure_intents(const TextModel& model, const std::filesystem::path& file)
{
    const auto mail = TRY(read_labelled_mail(file));
    std::vector<std::vector<LabelScore>> scores;
    for (const auto& one : mail)
        scores.push_back(model.predict(one.sample));
    return report_of(mail, scores);
}

std::string to_text(const TrainingReport& report)
{
    std::string out;
    char line[160];
    const auto add = [&](const auto&... values) {
        std::snprintf(line, sizeof line, values...);
        out += line;
    };
    add("%-24s %9s %10s %8s %8s\n", "intent", "messages", "precision", "recall", "F1");
    for (const auto& label : report.labels)
        add("%-24s %9zu %10.3f %8.3f %8.3f\n", label.name.c_str(), label.messages, label.precision,
            label.recall, label.f1);
    add("%zu messages, %zu sentences: micro F1 %.3f, macro F1 %.3f\n", report.messages,
        report.sentences, report.micro_f1, report.macro_f1);
    return out;
}

} // namespace mailroom
