#pragma once

// Learning from what staff corrects, on this machine alone: the messages whose intents a person has
// set right become examples, beside those that the program carries. What classifies and how a new
// model is judged: classifiers/train/learning.h; where models lie: store/model_files.h.
//
// Each attempt stands in the audit, as intent_model_taken, intent_model_refused or
// intent_model_put_back, with its figures. A program that runs takes the new model at once.

#include "api/program.h"
#include "classifiers/train/labelled_mail.h"
#include "classifiers/train/learning.h"
#include "core/result.h"
#include "ingest/door.h"
#include "store/model_files.h"
#include "store/store.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

// The models of a data folder, for this program.
ModelFiles model_files(const std::filesystem::path& data_folder);

struct LearningOutcome {
    bool taken = false;
    std::string why; // For people.
};

// `made_up` is what is learnt from besides: carried_labelled_mail().
Result<LearningOutcome> learn_intents(
    Store& store,
    ModelFiles& files,
    std::vector<LabelledMail> made_up,
    const Actor& actor,
    Instant now);

// Errors: as ModelFiles::put_back.
Status put_intents_back(Store& store, ModelFiles& files, const Actor& actor, Instant now);

// The value of learning.every: "off" is none, else a number of hours or days: "12h", "7d".
// Errors: invalid_argument.
Result<std::optional<std::chrono::hours>> parse_interval(std::string_view text);

struct LearningSchedule {
    std::chrono::milliseconds every;
    std::function<Instant()> clock = system_now;
    // What is learnt from beside the corrections.
    std::function<Result<std::vector<LabelledMail>>()> examples = carried_labelled_mail;
};

// Learns every so often, where there are new corrections since the last time. Ends with its object;
// an attempt that is under way is finished first, which takes up to a minute.
class LearningTimer {
public:
    LearningTimer(
        Store& store,
        const std::filesystem::path& data_folder,
        LearningSchedule schedule,
        Journal journal);
    ~LearningTimer();

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace mailroom
