#pragma once

#include "core/sha256.h"

#include <string_view>

namespace mailroom {

// HMAC-SHA-256 (RFC 2104): a digest that only who has the key can make.
Sha256 hmac_sha256(std::string_view key, std::string_view text);

} // namespace mailroom
