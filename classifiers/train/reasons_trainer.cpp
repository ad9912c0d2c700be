#include "classifiers/train/reasons_trainer.h"

#include "classifiers/details/reason_model.h"
#include "classifiers/train/feature_rows.h"
#include "classifiers/train/linear_model.h"
#include "classifiers/train/sender_folds.h"
#include "core/text.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <iomanip>
#include <optional>
#include <set>
#include <sstream>

namespace mailroom {
namespace {

constexpr std::size_t folds = 10;
constexpr auto reasons = enum_names<DisputeReason>.size();

struct Corpus {
    std::vector<LabelledMail> mail;
    std::vector<float> rarity;
    std::vector<std::vector<WeighedFeature>> rows;
    std::vector<std::size_t> fold;
};

Corpus corpus_of(std::vector<LabelledMail> mail)
{
    Corpus corpus;
    corpus.mail = std::move(mail);
    std::vector<std::vector<Feature>> features;
    for (const auto& one : corpus.mail)
        features.push_back(
            features_of(reason_sample(one.sample.subject, one.sample.text + one.sample.forwarded)));
    corpus.rarity = rarities(features, senders_of(corpus.mail));
    corpus.fold = folds_by_sender(corpus.mail, folds);
    for (const auto& one : features)
        corpus.rows.push_back(weighed_row(one, corpus.rarity));
    return corpus;
}

// Half of the sentences of expressions.jsonl, in blocks as tests/bench/details_bench.cpp halves
// them, is never learnt from: what is said of sentences is measured there. Sentences that tell what
// happened without a word for it teach what stands in them by chance.
void keep_apart(std::vector<LabelledMail>& mail)
{
    constexpr std::size_t block = 8;
    std::map<std::string, std::size_t> places;
    std::erase_if(mail, [&](const LabelledMail& one) {
        const bool of_disputes = one.is_sentence && one.set == "expressions"
            && one.known.count() == 1 && one.known.test(static_cast<std::size_t>(Intent::dispute));
        return one.set == "narrated" || (of_disputes && places[one.language]++ / block % 2 == 1);
    });
}

// One model a reason, of all examples outside of a fold.
std::vector<LinearModel> fit(const Corpus& corpus, std::size_t left_out)
{
    std::vector<LinearModel> models;
    for (std::size_t reason = 0; reason < reasons; ++reason) {
        LinearProblem problem;
        for (std::size_t i = 0; i < corpus.mail.size(); ++i) {
            if (corpus.fold[i] != left_out)
                problem.add(
                    corpus.rows[i], static_cast<std::size_t>(*corpus.mail[i].reason) == reason);
        }
        models.push_back(problem.solve());
    }
    return models;
}

DisputeReason
told_by(const std::vector<LinearModel>& models, const std::vector<WeighedFeature>& row)
{
    const auto best = std::ranges::max_element(
        models, {}, [&](const LinearModel& model) { return model.score(row); });
    return static_cast<DisputeReason>(best - models.begin());
}

void count(ReasonFigures& figures, bool right)
{
    ++figures.examples;
    figures.right += right ? 1 : 0;
}

std::string share(const ReasonFigures& figures)
{
    std::ostringstream out;
    out << std::fixed << std::setprecision(3)
        << static_cast<double>(figures.right)
            / static_cast<double>(std::max<std::size_t>(figures.examples, 1))
        << " of " << figures.examples;
    return out.str();
}

using Row = std::vector<std::string_view>;

// Each row of a table whose second column is a reason; lines that begin with "#" are remarks.
Status for_each_row(
    const std::filesystem::path& path,
    std::size_t columns,
    const std::function<void(const Row&, DisputeReason)>& take)
{
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with('#'))
            continue;
        const auto row = split(line, '\t');
        const auto reason =
            row.size() == columns ? enum_from_string<DisputeReason>(row[1]) : std::nullopt;
        if (!reason)
            return Error{ErrorCode::invalid_argument, path.string() + " has no reason: " + line};
        take(row, *reason);
    }
    if (!in.eof())
        return Error{ErrorCode::io, "cannot read " + path.string()};
    return {};
}

} // namespace

Status add_reasons(const std::filesystem::path& folder, std::vector<LabelledMail>& mail)
{
    std::map<std::string, DisputeReason, std::less<>> by_id;
    const auto read =
        for_each_row(folder / "reasons.tsv", 2, [&](const Row& row, DisputeReason why) {
            by_id.emplace(row.front(), why);
        });
    if (!read)
        return read;
    for (auto& one : mail) {
        if (const auto found = by_id.find(one.id); found != by_id.end())
            one.reason = found->second;
    }
    return for_each_row(folder / "whys.tsv", 3, [&](const Row& row, DisputeReason why) {
        LabelledMail note;
        note.id = "whys-" + std::to_string(mail.size());
        note.set = "whys";
        note.language = row.front();
        note.sample.text = row.back();
        note.is_sentence = true;
        note.reason = why;
        mail.push_back(std::move(note));
    });
}

Result<TrainedReasons> train_reasons(std::vector<LabelledMail> mail)
{
    keep_apart(mail);
    std::erase_if(mail, [](const LabelledMail& one) { return !one.reason; });
    std::set<DisputeReason> seen;
    for (const auto& one : mail)
        seen.insert(*one.reason);
    if (seen.size() < 2)
        return Error{ErrorCode::invalid_argument, "reasons are learnt from disputes with reasons"};
    const auto corpus = corpus_of(std::move(mail));
    TrainedReasons trained;
    for (std::size_t fold = 0; fold < folds; ++fold) {
        const auto models = fit(corpus, fold);
        for (std::size_t i = 0; i < corpus.mail.size(); ++i) {
            const auto& one = corpus.mail[i];
            if (corpus.fold[i] != fold)
                continue;
            const bool right = told_by(models, corpus.rows[i]) == *one.reason;
            count(one.is_sentence ? trained.sentences : trained.messages, right);
            if (!one.is_sentence)
                count(trained.by_reason[*one.reason], right);
        }
    }
    const auto models = fit(corpus, folds);
    for (std::size_t reason = 0; reason < reasons; ++reason)
        trained.data.labels.push_back(
            {std::string(enum_names<DisputeReason>.at(reason)), 1, models[reason].bias, 1, 0,
             std::vector<float>(signal_count, 0.0F), 0.5F});
    quantise(corpus.rarity, models, trained.data);
    return trained;
}

std::string to_text(const TrainedReasons& trained)
{
    std::ostringstream out;
    out << "Reasons told right by the words alone, held out by sender (ten folds):\n"
        << "messages  " << share(trained.messages) << "\nsentences " << share(trained.sentences)
        << '\n';
    for (const auto& [reason, figures] : trained.by_reason)
        out << "  " << std::left << std::setw(21) << to_string(reason) << share(figures) << '\n';
    return out.str();
}

} // namespace mailroom
