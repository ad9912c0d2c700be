#pragma once

// How a mail came to us: in answer to another, or one of many alike.

#include "core/message.h"

namespace mailroom {

// Whoever answers, or writes to a list, reaches us by no chance.
bool is_conversation(const Message& message);

// Sent to many who want it or have forgotten that they do; there is nothing to sell to accounts.
bool is_newsletter(const Message& message);

} // namespace mailroom
