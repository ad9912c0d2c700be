#pragma once

// The passes that come before the intents, on labelled mail: what they would find in it.

#include "classifiers/intents/intent_signals.h"
#include "classifiers/train/labelled_mail.h"

namespace mailroom {

// As in the product, with books that know the writer's role and nothing else.
IntentSignals rehearsed_signals(const LabelledMail& mail);

} // namespace mailroom
