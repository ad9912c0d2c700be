#pragma once

// The passes that come before the intents, on labelled mail: what they would find in it.

#include "classifiers/intents/intent_signals.h"
#include "classifiers/train/labelled_mail.h"
#include "core/books.h"
#include "core/reading.h"

#include <string_view>

namespace mailroom {

// As in the product, with books that know the writer's role and nothing else.
IntentSignals rehearsed_signals(const LabelledMail& mail);

// The same of a mail of the company itself, with its own books.
IntentSignals rehearsed_signals(
    const Reading& reading,
    const TextSample& sample,
    const Date& date,
    const Books& books,
    std::string_view party_id);

} // namespace mailroom
