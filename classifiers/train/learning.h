#pragma once

// A model of intents that has learnt from what the staff of a company has set right.
//
// One sender in five is never learnt from, by no model ever: on their mail every model can be
// judged. A new model is worth taking where it does not do worse than the one in use on the mail of
// these senders, nor noticeably worse on made-up mail that it has not seen: who corrects without
// care, or two people who see it differently, shall not spoil what worked.

#include "classifiers/train/intents_trainer.h"
#include "core/describe.h"

#include <optional>
#include <string>
#include <vector>

namespace mailroom {

inline constexpr std::size_t learnt_messages_min = 10, judged_messages_min = 3;
inline constexpr double general_loss_max = 0.005; // Of micro F1.

struct LearningFigures {
    std::uint64_t learnt_messages = 0, judged_messages = 0;
    // Micro F1 on the company's own mail of senders that are kept out.
    double own_before = 0, own_after = 0;
    // On held-out made-up mail, without what staff has set right and with it.
    double general_before = 0, general_after = 0;

    static constexpr auto members()
    {
        return std::tuple{
            member("learnt_messages", &LearningFigures::learnt_messages),
            member("judged_messages", &LearningFigures::judged_messages),
            member("own_before", &LearningFigures::own_before),
            member("own_after", &LearningFigures::own_after),
            member("general_before", &LearningFigures::general_before),
            member("general_after", &LearningFigures::general_after)};
    }
};

struct LearningResult {
    std::optional<ModelData> model; // None where it is not to be taken.
    std::string why;                // One sentence for people.
    LearningFigures figures;
};

// Whether this sender's mail serves to judge and is never learnt from.
bool is_kept_out(std::string_view sender);

// `made_up` as carried_labelled_mail(), `corrected` as labelled() makes them, `in_use` the model
// that classifies now. Takes some forty seconds of one processor.
LearningResult learn_from_corrections(
    std::vector<LabelledMail> made_up,
    const std::vector<LabelledMail>& corrected,
    const TextModel& in_use);

} // namespace mailroom
