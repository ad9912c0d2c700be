#pragma once

// What an automatic answer says of the person who is away: when they are back, and whom to write
// to meanwhile.

#include "classifiers/text/prose.h"
#include "core/casework.h"
#include "core/message.h"

#include <optional>

namespace mailroom {

// Nothing where the message tells neither. A day "until" which they are away is followed by the
// first business day.
std::optional<Absence> find_absence(const Message& message, const Prose& prose);

} // namespace mailroom
