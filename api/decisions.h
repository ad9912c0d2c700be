#pragma once

// What Mailroom decided by itself about a message, as its audit rows tell it. Pure.

#include "core/events.h"
#include "store/audit.h"

#include <span>
#include <vector>

namespace mailroom {

// The events of the last decision: a message that was read again has been decided about again.
// `history` is oldest first.
std::vector<Event> last_decision(std::span<const AuditRow> history);

} // namespace mailroom
