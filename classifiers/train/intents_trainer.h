#pragma once

// Makes classifiers/data/intents.model out of labelled mail.
//
// Each *.jsonl file of the folder holds one message a line: subject, body, quoted, attachments
// (names), role (customer, vendor, colleague, ...), language and intents; or one sentence a line:
// text and kind (promise, payment_made, not_promise, request, dispute). Lines of other kinds are
// passed over.
//
// Thresholds and calibration come from cross-validation: every message is scored by a model that
// has not seen it. The same data makes the same bytes.

#include "classifiers/text_model.h"
#include "core/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace mailroom {

struct LabelFigures {
    std::string name;
    std::size_t messages = 0;
    double precision = 0, recall = 0, f1 = 0;
};

struct TrainingReport {
    std::size_t messages = 0, sentences = 0;
    std::vector<LabelFigures> labels;
    double micro_f1 = 0, macro_f1 = 0;
};

struct TrainedModel {
    ModelData data;
    TrainingReport report; // Of the cross-validation.
};

Result<TrainedModel> train_intents(const std::filesystem::path& folder);

// How `model` does on one file of labelled messages that it was not made from.
Result<TrainingReport> measure_intents(const TextModel& model, const std::filesystem::path& file);

std::string to_text(const TrainingReport& report); // A table for people.

} // namespace mailroom
