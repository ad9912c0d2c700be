#pragma once

// Whether the sender is who they say, as our own mail host found it (RFC 8601).
//
// Only the topmost Authentication-Results field counts, and only where its authserv-id is ours:
// Company::authserv_id, or, where that is empty, a host within our own domain. Our host writes its
// field above whatever the sender brought along, so a forged one stands lower (RFC 8601 section 5)
// and is worth as much as none.
//
// `failed` follows DMARC where our host evaluated it (RFC 7489: pass or fail); without DMARC, the
// sender has failed where SPF or DKIM failed and no aligned identifier passed.

#include "core/books.h"
#include "core/message.h"
#include "core/understanding.h"

namespace mailroom {

Authentication authenticate(const Message& message, const Company& company);

} // namespace mailroom
