#pragma once

// Makes classifiers/data/intents.model out of labelled mail.
//
// Each *.jsonl file of the folder holds one message a line: subject, body, signature, sender,
// quoted, date, attachments (names), role (customer, vendor, colleague, ...), language and
// intents; or one sentence a line: text and kind (promise, payment_made, not_promise, request,
// dispute). Lines of other kinds are passed over.
//
// Thresholds and calibration come from cross-validation: every message is scored by a model that
// has seen no message of its sender. The report's figures are of calibrations that have not seen
// the message either. The same data makes the same bytes.

#include "classifiers/text/text_model.h"
#include "classifiers/train/labelled_mail.h"
#include "classifiers/train/training_report.h"
#include "core/result.h"

#include <filesystem>
#include <vector>

namespace mailroom {

struct TrainedModel {
    ModelData data;
    TrainingReport report; // Of the cross-validation.
};

// The report is of the made-up messages: a company's own are judged on senders that no model has
// learnt from (classifiers/train/learning.h).
TrainedModel train_intents(std::vector<LabelledMail> mail);
Result<TrainedModel> train_intents(const std::filesystem::path& folder);

// How `model` does on labelled messages that it was not made from.
TrainingReport measure_intents(const TextModel& model, const std::vector<LabelledMail>& mail);

} // namespace mailroom
