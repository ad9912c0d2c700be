#include "classifiers/train/training_report.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <map>
#include <utility>

namespace mailroom {
namespace {

struct Counts {
    double hits = 0, found = 0, there = 0;

    void add(bool said, bool is)
    {
        hits += said && is ? 1 : 0;
        found += said ? 1 : 0;
        there += is ? 1 : 0;
    }

    double precision() const { return found > 0 ? hits / found : 0; }
    double recall() const { return there > 0 ? hits / there : 0; }
    double f1() const { return found + there > 0 ? 2 * hits / (found + there) : 0; }
};

std::size_t best_of(const std::vector<LabelScore>& scores)
{
    const auto margin = [](const LabelScore& score) { return score.probability - score.threshold; };
    return static_cast<std::size_t>(
        std::max_element(
            scores.begin(), scores.end(),
            [&](const auto& a, const auto& b) { return margin(a) < margin(b); })
        - scores.begin());
}

class ReportMaker {
public:
    void add(const LabelledMail& mail, const std::vector<LabelScore>& scores)
    {
        if (mail.is_sentence) {
            ++report_.sentences;
            return;
        }
        ++report_.messages;
        // Of a message with nothing above its threshold the likeliest intent is said.
        const auto best = best_of(scores);
        count(mail, scores, best);
        add_confidence(mail, scores, best);
    }

    TrainingReport finish() &&
    {
        Counts all;
        for (std::size_t intent = 0; intent < intent_count; ++intent) {
            const auto& c = by_intent_[intent];
            report_.labels.push_back(
                {std::string(to_string(static_cast<Intent>(intent))),
                 static_cast<std::size_t>(c.there), c.precision(), c.recall(), c.f1()});
            report_.macro_f1 += c.f1() / static_cast<double>(intent_count);
            all.hits += c.hits;
            all.found += c.found;
            all.there += c.there;
        }
        for (const auto& [name, set] : by_set_)
            report_.sets.push_back(
                {name, set.messages, set.counts.precision(), set.counts.recall(), set.counts.f1()});
        report_.micro_f1 = all.f1();
        std::ranges::stable_sort(
            report_.disputed, std::ranges::greater{}, &DisputedLabels::certainty);
        return std::move(report_);
    }

private:
    struct SetCounts {
        std::size_t messages = 0;
        Counts counts;
    };

    void count(const LabelledMail& mail, const std::vector<LabelScore>& scores, std::size_t best)
    {
        auto& set = by_set_[mail.set];
        ++set.messages;
        DisputedLabels disputed{mail.id, mail.intents, {}, 0};
        for (std::size_t intent = 0; intent < intent_count; ++intent) {
            const bool said = scores[intent].applies() || intent == best;
            const bool is = mail.intents.test(intent);
            by_intent_[intent].add(said, is);
            set.counts.add(said, is);
            disputed.said.set(intent, said);
            if (said != is)
                disputed.certainty = std::max(
                    disputed.certainty, std::abs(scores[intent].probability - (is ? 1 : 0)));
        }
        if (disputed.said != disputed.labelled)
            report_.disputed.push_back(std::move(disputed));
    }

    void add_confidence(
        const LabelledMail& mail, const std::vector<LabelScore>& scores, std::size_t best)
    {
        std::vector<double> probabilities;
        for (const auto& score : scores)
            probabilities.push_back(score.probability);
        const double confidence = probabilities[best] / probability_of_any(probabilities);
        const auto bins = report_.reliability.size();
        auto& bin = report_.reliability[std::min(
            static_cast<std::size_t>(confidence * static_cast<double>(bins)), bins - 1)];
        ++bin.messages;
        bin.confidence += confidence;
        bin.right += mail.intents.test(best) ? 1 : 0;
    }

    TrainingReport report_;
    std::array<Counts, intent_count> by_intent_{};
    std::map<std::string, SetCounts> by_set_;
};

} // namespace

double TrainingReport::calibration_error() const
{
    double apart = 0, all = 0;
    for (const auto& bin : reliability) {
        apart += std::abs(bin.confidence - bin.right);
        all += static_cast<double>(bin.messages);
    }
    return all > 0 ? apart / all : 0;
}

TrainingReport
report_of(const std::vector<LabelledMail>& mail, const std::vector<std::vector<LabelScore>>& scores)
{
    ReportMaker maker;
    for (std::size_t i = 0; i < mail.size(); ++i)
        maker.add(mail[i], scores[i]);
    return std::move(maker).finish();
}

std::string to_text(const TrainingReport& report)
{
    std::string out;
    char line[160];
    const auto add = [&](const auto&... values) {
        std::snprintf(line, sizeof line, values...);
        out += line;
    };
    const auto add_rows = [&](const char* of_what, const auto& rows) {
        add("%-24s %9s %10s %8s %8s\n", of_what, "messages", "precision", "recall", "F1");
        for (const auto& row : rows)
            add("%-24s %9zu %10.3f %8.3f %8.3f\n", row.name.c_str(), row.messages, row.precision,
                row.recall, row.f1);
    };
    add_rows("intent", report.labels);
    add("%zu messages, %zu sentences: micro F1 %.3f, macro F1 %.3f\n", report.messages,
        report.sentences, report.micro_f1, report.macro_f1);
    if (report.sets.size() > 1) {
        out += "\n";
        add_rows("all intents of", report.sets);
    }
    add("\n%-24s %9s %10s %8s\n", "best intent, confidence", "messages", "said", "right");
    for (const auto& bin : report.reliability) {
        const auto count = static_cast<double>(bin.messages);
        if (bin.messages > 0)
            add("%-24s %9zu %10.3f %8.3f\n", "", bin.messages, bin.confidence / count,
                bin.right / count);
    }
    add("expected calibration error %.3f\n", report.calibration_error());
    return out;
}

std::string to_text(const std::vector<DisputedLabels>& disputed)
{
    const auto names = [](const IntentSet& intents) {
        std::string out;
        for (std::size_t i = 0; i < intent_count; ++i) {
            if (intents.test(i))
                out.append(out.empty() ? "" : " ").append(to_string(static_cast<Intent>(i)));
        }
        return out;
    };
    std::string out;
    for (const auto& one : disputed) {
        char certainty[16];
        std::snprintf(certainty, sizeof certainty, "%.2f", one.certainty);
        out.append(certainty).append("\t").append(one.id).append("\t");
        out.append(names(one.labelled)).append("\t").append(names(one.said)).append("\n");
    }
    return out;
}

} // namespace mailroom
