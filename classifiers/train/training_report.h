#pragma once

// How well a model of intents does, as a table for people.

#include "classifiers/text/text_model.h"
#include "classifiers/train/labelled_mail.h"

#include <array>
#include <string>
#include <vector>

namespace mailroom {

struct LabelFigures {
    std::string name;
    std::size_t messages = 0;
    double precision = 0, recall = 0, f1 = 0;
};

// All labels of the messages of one file or folder.
struct SetFigures {
    std::string name;
    std::size_t messages = 0;
    double precision = 0, recall = 0, f1 = 0; // Micro.
};

// Messages whose best intent was said with about the same confidence.
struct ReliabilityBin {
    std::size_t messages = 0;
    double confidence = 0, right = 0; // Sums.
};

// A message of which the model says otherwise than its labels: one of the two is wrong.
struct DisputedLabels {
    std::string id;
    IntentSet labelled, said;
    double certainty = 0; // Of the intent in which they differ most, 0..1.
};

struct TrainingReport {
    std::size_t messages = 0, sentences = 0;
    std::vector<LabelFigures> labels;
    std::vector<SetFigures> sets; // By name.
    double micro_f1 = 0, macro_f1 = 0;
    std::array<ReliabilityBin, 10> reliability{};
    std::vector<DisputedLabels> disputed; // The surest first.

    // How far confidence and the share of hits of the best intent lie apart, on average.
    double calibration_error() const;
};

// `scores` by message and intent. Sentences are counted and not judged.
TrainingReport report_of(
    const std::vector<LabelledMail>& mail, const std::vector<std::vector<LabelScore>>& scores);

std::string to_text(const TrainingReport& report);

// One line a message: certainty, id, what its labels say, what the model says.
std::string to_text(const std::vector<DisputedLabels>& disputed);

} // namespace mailroom
