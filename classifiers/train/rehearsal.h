#pragma once

// The passes that come before the intents, on labelled mail: what they would find in it.

#include "classifiers/intents/intent_signals.h"
#include "classifiers/train/labelled_mail.h"
#include "core/books.h"
#include "core/reading.h"

#include <string_view>
#include <vector>

namespace mailroom {

struct Rehearsed {
    IntentSignals signals;
    std::vector<ProseFinding> findings;
};

// As in the product, with books that know the writer's role and nothing else.
Rehearsed rehearsed(const LabelledMail& mail);

// The same of a mail of the company itself, with its own books.
Rehearsed rehearsed(
    const Reading& reading,
    const TextSample& sample,
    const Date& date,
    const Books& books,
    std::string_view party_id);

} // namespace mailroom
