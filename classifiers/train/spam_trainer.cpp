#include "classifiers/train/spam_trainer.h"

#include "classifiers/sender/sender.h"
#include "classifiers/spam/spam.h"
#include "classifiers/train/linear_model.h"
#include "classifiers/train/sender_folds.h"
#include "classifiers/train/spam_corpus.h"
#include "core/text.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>

namespace mailroom {
namespace {

constexpr auto bank_change_bit = static_cast<std::size_t>(Intent::bank_detail_change);

// What a message teaches of a label; nothing where it is left out.
using Teaching = std::optional<bool>;

Teaching teaches_spam(const LabelledMail& mail)
{
    if (is_lure(mail) || (is_spam(mail) && !has_build(mail) && !mail.of_anybody))
        return std::nullopt;
    return is_spam(mail);
}

Teaching teaches_offer(const LabelledMail& mail)
{
    if (is_lure(mail) || mail.of_anybody || (is_spam(mail) && has_build(mail)))
        return std::nullopt;
    return is_spam(mail);
}

// Changed accounts are told by the books.
Teaching teaches_lure(const LabelledMail& mail)
{
    if (is_spam(mail) || mail.of_anybody || (is_lure(mail) && mail.intents.test(bank_change_bit)))
        return std::nullopt;
    return is_lure(mail);
}

// One label of the model: what it looks at, and which mail it learns from.
struct Lesson {
    std::string_view name;
    const std::vector<std::vector<WeighedFeature>>& rows;
    Teaching (*teaches)(const LabelledMail&);
    // So many models, each of one part of the mail without a build, are averaged: there is several
    // times as much of it as of real mail, which it must not outweigh.
    std::size_t parts;
    double false_share_max[2]; // Of mail without a build, and with one, so much may be called so.
};

using Choice = std::function<bool(std::size_t)>;

LinearModel fit_part(
    const SpamCorpus& corpus, const Lesson& lesson, const Choice& learns_from, std::size_t part)
{
    LinearProblem problem;
    for (std::size_t i = 0; i < corpus.mail.size(); ++i) {
        const auto& mail = corpus.mail[i];
        const auto is = lesson.teaches(mail);
        if (is && learns_from(i)
            && (has_build(mail) || stable_hash(mail.id) % lesson.parts == part))
            problem.add(lesson.rows[i], *is);
    }
    return problem.solve();
}

LinearModel fit(const SpamCorpus& corpus, const Lesson& lesson, const Choice& learns_from)
{
    auto sum = fit_part(corpus, lesson, learns_from, 0);
    for (std::size_t part = 1; part < lesson.parts; ++part) {
        const auto model = fit_part(corpus, lesson, learns_from, part);
        for (std::size_t i = 0; i < sum.weights.size(); ++i)
            sum.weights[i] += model.weights[i];
        sum.bias += model.bias;
    }
    const auto share = 1.0F / static_cast<float>(lesson.parts);
    for (auto& weight : sum.weights)
        weight *= share;
    sum.bias *= share;
    return sum;
}

// Of those that `learns_from` chooses, by models of the others of them.
std::vector<double>
held_out_scores(const SpamCorpus& corpus, const Lesson& lesson, const Choice& learns_from)
{
    std::vector<double> scores(corpus.mail.size());
    for (std::size_t fold = 0; fold < spam_folds; ++fold) {
        const auto model = fit(corpus, lesson, [&](std::size_t i) {
            return corpus.fold[i] != fold && learns_from(i);
        });
        for (std::size_t i = 0; i < scores.size(); ++i) {
            if (corpus.fold[i] == fold && learns_from(i))
                scores[i] = model.score(lesson.rows[i]);
        }
    }
    return scores;
}

// The lowest probability from which on few enough of the others are called so, of either kind, by
// the messages that are asked.
double threshold_for(
    const SpamCorpus& corpus,
    const Lesson& lesson,
    const std::vector<double>& probabilities,
    const Choice& asks)
{
    double threshold = 0.5;
    for (const bool build : {false, true}) {
        std::vector<double> ham;
        for (std::size_t i = 0; i < corpus.mail.size(); ++i) {
            if (lesson.teaches(corpus.mail[i]) == false && has_build(corpus.mail[i]) == build
                && !corpus.mail[i].of_anybody && asks(i))
                ham.push_back(probabilities[i]);
        }
        std::sort(ham.begin(), ham.end(), std::greater<>());
        const auto allowed = static_cast<std::size_t>(
            lesson.false_share_max[build ? 1 : 0] * static_cast<double>(ham.size()));
        constexpr double beyond = 1e-6;
        if (allowed < ham.size())
            threshold = std::max(threshold, ham[allowed] + beyond);
    }
    return threshold;
}

struct HeldOut {
    Calibration calibration;
    std::vector<double> probabilities; // Of the chosen.
    double threshold = 0;
};

HeldOut held_out(const SpamCorpus& corpus, const Lesson& lesson, const Choice& chooses)
{
    const auto scores = held_out_scores(corpus, lesson, chooses);
    std::vector<CalibrationRow> rows;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const auto is = lesson.teaches(corpus.mail[i]);
        if (is && chooses(i))
            rows.push_back({{.score = scores[i]}, *is});
    }
    HeldOut out{fit_calibration(rows), {}, 0};
    for (const double score : scores)
        out.probabilities.push_back(out.calibration.probability({.score = score}));
    out.threshold = threshold_for(corpus, lesson, out.probabilities, chooses);
    return out;
}

// The day from which on a third of the messages with a build, of that label, was written.
Date newest_third(const SpamCorpus& corpus, bool spam)
{
    std::vector<Date> days;
    for (const auto& mail : corpus.mail) {
        if (has_build(mail) && is_spam(mail) == spam)
            days.push_back(mail.date);
    }
    std::sort(days.begin(), days.end());
    return days.at(days.size() - days.size() / 3);
}

struct Learnt {
    ModelLabel label; // But its bias.
    std::vector<SpamFigures> figures;
};

Learnt learnt(const SpamCorpus& corpus, const Lesson& lesson)
{
    const auto [calibration, probabilities, threshold] =
        held_out(corpus, lesson, [](std::size_t) { return true; });
    const Date since[2] = {newest_third(corpus, false), newest_third(corpus, true)};
    const auto is_new = [&](std::size_t i) {
        const auto& one = corpus.mail[i];
        return has_build(one) && one.date >= since[is_spam(one) ? 1 : 0];
    };
    const auto is_older = [&](std::size_t i) { return !is_new(i); };
    const auto older = fit(corpus, lesson, is_older);
    const auto by_older = held_out(corpus, lesson, is_older);
    std::map<std::pair<std::string, bool>, SpamFigures> figures;
    for (std::size_t i = 0; i < corpus.mail.size(); ++i) {
        const auto is = lesson.teaches(corpus.mail[i]);
        if (!is)
            continue;
        auto& figure = figures[{corpus.mail[i].set, *is}];
        ++figure.messages;
        figure.called_spam += probabilities[i] >= threshold ? 1U : 0U;
        if (is_new(i)) {
            ++figure.messages_by_time;
            const auto probability =
                by_older.calibration.probability({.score = older.score(lesson.rows[i])});
            figure.called_spam_by_time += probability >= by_older.threshold ? 1 : 0;
        }
    }
    Learnt result{
        {std::string(lesson.name), 1, 0, static_cast<float>(calibration.slope),
         static_cast<float>(calibration.offset), std::vector<float>(signal_count, 0.0F),
         static_cast<float>(threshold)},
        {}};
    for (auto& [key, figure] : figures) {
        figure.label = lesson.name;
        figure.set = key.first;
        figure.is = key.second;
        result.figures.push_back(figure);
    }
    return result;
}

} // namespace

LabelledMail spam_example(const Reading& reading, std::string id, bool spam)
{
    LabelledMail mail;
    mail.id = std::move(id);
    constexpr auto spam_bit = static_cast<std::size_t>(Intent::spam);
    mail.known.set(spam_bit);
    mail.intents.set(spam_bit, spam);
    mail.sample = spam_sample(reading);
    const auto& message = reading.message;
    if (message.date)
        mail.date = message.date->local_date();
    mail.sender = "unknown";
    if (!message.from.empty()) {
        const auto address = to_lower_ascii(message.from.front().addr_spec);
        const auto domain = domain_of(address);
        mail.sender = is_free_mail(domain) || domain.empty() ? address : domain;
    }
    return mail;
}

Result<TrainedSpam> train_spam(std::vector<LabelledMail> mail)
{
    for (const bool spam : {false, true}) {
        if (std::ranges::count_if(
                mail,
                [spam](const LabelledMail& one) { return has_build(one) && is_spam(one) == spam; })
            < static_cast<std::ptrdiff_t>(spam_folds))
            return Error{ErrorCode::invalid_argument, "spam is learnt from spam and ham"};
    }
    const auto corpus = spam_corpus(std::move(mail));
    const Lesson lessons[] = {
        {"spam", corpus.rows, teaches_spam, 8, {0.0005, 0.005}},
        {"offer", corpus.rows_of_words, teaches_offer, 1, {0.002, 0.002}},
        {"lure", corpus.rows_of_words, teaches_lure, 1, {0.002, 0.001}},
    };
    TrainedSpam trained;
    std::vector<LinearModel> models;
    for (const auto& lesson : lessons) {
        const bool taught = std::ranges::any_of(
            corpus.mail, [&](const LabelledMail& one) { return lesson.teaches(one) == true; });
        if (!taught) // No labelled mail was given beside the corpus.
            continue;
        auto [label, figures] = learnt(corpus, lesson);
        trained.data.labels.push_back(std::move(label));
        trained.figures.insert(trained.figures.end(), figures.begin(), figures.end());
        models.push_back(fit(corpus, lesson, [](std::size_t) { return true; }));
        trained.data.labels.back().bias = models.back().bias;
    }
    quantise(corpus.rarity, models, trained.data);
    return trained;
}

} // namespace mailroom
