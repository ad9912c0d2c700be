#pragma once

// From what a message says (core/reading.h) and what we know (core/books.h) to what it means
// (core/understanding.h). Pure: the same arguments give the same Understanding on any day. Any
// number of threads may classify at once.

#include "classifiers/matching/matching.h"
#include "classifiers/text/text_model.h"
#include "core/books.h"
#include "core/reading.h"
#include "core/understanding.h"

#include <string>
#include <vector>

namespace mailroom {

// What is known of a message besides its bytes.
struct ClassifyContext {
    // When the message reached us: stands in for a Date that is missing.
    Instant received_at{};
    // The parties of the earlier messages of its thread, newest first. Only a hint: In-Reply-To is
    // written by the sender.
    std::vector<std::string> thread_party_ids;
    // The model of intents that was trained with this company's own mail; null: the program's.
    const TextModel* intent_model = nullptr;
    // What a person has decided about the matches of an earlier reading of it.
    std::vector<MatchDecision> decided_matches;
};

Understanding
classify(const Reading& reading, const Books& books, const ClassifyContext& context = {});

} // namespace mailroom
