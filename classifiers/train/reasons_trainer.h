#pragma once

// Makes classifiers/data/reasons.model, which tells why something is disputed: one linear model a
// reason over the words of labelled disputes, messages and sentences that have one reason each. The
// same data makes the same bytes.

#include "classifiers/text/text_model.h"
#include "classifiers/train/labelled_mail.h"
#include "core/result.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace mailroom {

// Told by the words alone, of examples of a sender that the model has not learnt from.
struct ReasonFigures {
    std::size_t examples = 0, right = 0;
};

struct TrainedReasons {
    ModelData data;
    ReasonFigures messages, sentences;
    std::map<DisputeReason, ReasonFigures> by_reason; // Of messages.
};

// Sets the reasons that reasons.tsv of the folder gives by id ("en-0002", tab, "pricing"; a
// sentence of the other files has its own beside it), and adds the sentences of whys.tsv (language,
// reason, text), which only reasons are learnt from.
Status add_reasons(const std::filesystem::path& folder, std::vector<LabelledMail>& mail);

// Needs examples of at least two reasons.
Result<TrainedReasons> train_reasons(std::vector<LabelledMail> mail);

std::string to_text(const TrainedReasons& trained);

} // namespace mailroom
