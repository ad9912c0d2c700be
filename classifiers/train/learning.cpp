#include "classifiers/train/learning.h"

#include "classifiers/train/sender_folds.h"

#include <cassert>
#include <cstdio>
#include <utility>

namespace mailroom {
namespace {

constexpr std::uint32_t senders_of_which_one_is_kept_out = 5;

std::string in_words(double before, double after)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.3f instead of %.3f", after, before);
    return text;
}

std::string too_few(const LearningFigures& figures)
{
    return "there is too little to learn from: " + std::to_string(figures.learnt_messages)
        + " corrected messages (at least " + std::to_string(learnt_messages_min) + "), and "
        + std::to_string(figures.judged_messages) + " to judge by (at least "
        + std::to_string(judged_messages_min) + ", of one sender in five)";
}

} // namespace

bool is_kept_out(std::string_view sender)
{
    return stable_hash(sender) % senders_of_which_one_is_kept_out == 0;
}

LearningResult learn_from_corrections(
    std::vector<LabelledMail> made_up,
    const std::vector<LabelledMail>& corrected,
    const TextModel& in_use)
{
    std::vector<LabelledMail> lesson, examination;
    for (const auto& mail : corrected)
        (is_kept_out(mail.sender) ? examination : lesson).push_back(mail);
    LearningResult learning;
    auto& figures = learning.figures;
    figures.learnt_messages = lesson.size();
    figures.judged_messages = examination.size();
    if (lesson.size() < learnt_messages_min || examination.size() < judged_messages_min) {
        learning.why = too_few(figures);
        return learning;
    }
    figures.general_before = train_intents(made_up).report.micro_f1;
    for (auto& mail : lesson)
        made_up.push_back(std::move(mail));
    auto trained = train_intents(std::move(made_up));
    figures.general_after = trained.report.micro_f1;
    const auto model = TextModel::from(trained.data);
    assert(model);
    figures.own_before = measure_intents(in_use, examination).micro_f1;
    figures.own_after = measure_intents(*model, examination).micro_f1;
    const auto own = in_words(figures.own_before, figures.own_after);
    const auto general = in_words(figures.general_before, figures.general_after);
    if (figures.own_after < figures.own_before) {
        learning.why = "it is worse on your own mail that it has not seen: F1 " + own;
    } else if (figures.general_after < figures.general_before - general_loss_max) {
        learning.why = "it is worse on general mail: F1 " + general
            + "; some corrections may contradict each other";
    } else {
        learning.why =
            "F1 on your own mail that it has not seen is " + own + ", on general mail " + general;
        learning.model = std::move(trained.data);
    }
    return learning;
}

} // namespace mailroom
