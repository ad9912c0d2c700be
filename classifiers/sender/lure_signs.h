#pragma once

// How much a message from somebody who is not known looks like a lure: what its words sound like to
// the models, and what its build shows - a borrowed name, a link that bears our own address, hosts
// that are named for it, what it asks for and what it threatens with. No sign says enough alone.

#include "classifiers/sender/lure_words.h"
#include "core/reading.h"
#include "core/understanding.h"

#include <string>
#include <vector>

namespace mailroom {

struct LureSigns {
    double log_odds = 0;          // Above 0: more likely a lure than not.
    bool telling = false;         // Something that notices do not do is there.
    std::vector<std::string> why; // What speaks for it, the strongest first.
};

// That it is phishing, by its words.
struct LureProbabilities {
    double intent = 0; // As the model of intents has it.
    double lure = 0;   // As that of lures has it (classifiers/spam/spam.h).
};

LureSigns lure_signs(
    const Reading& reading,
    const Authentication& authentication,
    const LureWords& said,
    const LureProbabilities& by_words);

} // namespace mailroom
