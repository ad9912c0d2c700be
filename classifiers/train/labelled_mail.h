#pragma once

#include "classifiers/intents/intent_signals.h"
#include "classifiers/text/text_features.h"
#include "core/result.h"
#include "core/time.h"
#include "core/understanding.h"

#include <bitset>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace mailroom {

inline constexpr std::size_t intent_count = enum_names<Intent>.size();
using IntentSet = std::bitset<intent_count>;

// A labelled message or sentence. Of a sentence only some intents are known.
struct LabelledMail {
    std::string id, language, signature;
    Date date{};        // It was written on.
    std::string set;    // The file or folder that it comes from.
    std::string sender; // The domain, or address at a free provider; empty where it is not told.
    TextSample sample;
    IntentSet intents, known;
    bool is_sentence = false;
    // Mail as anybody gets it: mailings, newsletters, letters of friends; for the model of spam.
    bool of_anybody = false;
    std::optional<DisputeReason> reason; // Of what it disputes, where that is one reason.
    // A mail of the company itself, which its staff has labelled: what the passes find in it with
    // the company's books. It counts for more than a made-up one, and is judged apart from them.
    std::optional<IntentSignals> own_signals;
};

// One *.jsonl file, or all those of a folder in the order of their names.
Result<std::vector<LabelledMail>> read_labelled_mail(const std::filesystem::path& path);

// The messages of classifiers/training/, which the program carries.
Result<std::vector<LabelledMail>> carried_labelled_mail();

} // namespace mailroom
