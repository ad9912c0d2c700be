#pragma once

// What besides the words shows an intent.

#include "classifiers/text/message_words.h"
#include "core/reading.h"
#include "core/understanding.h"

#include <limits>
#include <string>
#include <vector>

namespace mailroom {

struct IntentEvidence {
    Intent intent{};
    double weight = 0; // Added to the log odds of the words; minus infinity rules it out.
    static constexpr double settles = std::numeric_limits<double>::infinity(); // It is there.
    std::string words;
};

// The intents of mail that needs no reading of its words: bounces, automatic answers, invitations,
// newsletters, threats. Empty where the words must be read.
std::vector<IntentScore>
settled_intents(const Reading& reading, const Understanding& so_far, const MessageWords& words);

std::vector<IntentEvidence>
intent_evidence(const Reading& reading, const Understanding& so_far, Writer writer);

} // namespace mailroom
