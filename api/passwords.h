#pragma once

// Passwords and other secrets: Argon2id (RFC 9106) with its parameters in the hash, and random
// tokens from the system. Any thread may call.

#include "core/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace mailroom {

inline constexpr std::size_t password_characters_min = 10;
inline constexpr std::size_t password_bytes_max = 1024; // Hashing more only helps an attacker.

// In the PHC notation: "$argon2id$v=19$m=...". Errors: invalid_argument (too short or too long).
Result<std::string> hash_password(std::string_view password);

// Takes as long for a wrong password as for a right one; an empty hash is of nobody, and takes as
// long too, so that the time does not tell which log-ins exist.
bool verify_password(std::string_view password, const std::string& hash);

std::string random_token();    // 256 bits in 64 hexadecimal digits.
std::string random_password(); // About 90 bits, in letters that are not mistaken for others.

} // namespace mailroom
