#pragma once

// SHA-256 (FIPS 180-4): the name of every blob, part and audit row. Hash once, while the bytes
// pass.

#include "core/describe.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace mailroom {

struct Sha256 {
    std::array<std::uint8_t, 32> bytes{};

    auto operator<=>(const Sha256&) const = default;
};

// 64 lower-case hexadecimal digits.
std::string to_string(const Sha256& digest);
std::optional<Sha256> parse_sha256(std::string_view hex);

Sha256 sha256(std::string_view bytes);

// For bytes that arrive piece by piece. Not thread-safe; one hash an object.
class Sha256Hasher {
public:
    Sha256Hasher();
    ~Sha256Hasher();
    Sha256Hasher(Sha256Hasher&&) noexcept;
    Sha256Hasher& operator=(Sha256Hasher&&) noexcept;

    void update(std::string_view bytes);
    Sha256 finish(); // Once.

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace mailroom
