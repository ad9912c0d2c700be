#pragma once

// The door for a mail or document that a person or program hands over through the API.

#include "core/limits.h"
#include "core/result.h"
#include "store/arrivals.h"
#include "store/blobs.h"

#include <string_view>

namespace mailroom {

// Durable when it returns. `user` is who brings it. Errors: over_limit (larger than
// message_bytes_max), invalid_argument (nothing in it), and those of the store.
Result<Received> receive_upload(
    Blobs& blobs,
    Arrivals& arrivals,
    const Limits& limits,
    std::string_view bytes,
    std::string_view user,
    Instant now);

} // namespace mailroom
