#pragma once

// Slows down those who guess passwords: so many failures a window for one log-in and for one
// address, then nothing is tried at all until the window has passed. In memory: a restart forgives.
// Any thread may call.

#include "core/time.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace mailroom {

class LogInLimiter {
public:
    static constexpr std::uint32_t failures_max = 8;
    static constexpr std::uint32_t failures_of_address_max = 40; // An office shares one.
    static constexpr std::chrono::minutes window{15};
    static constexpr std::size_t entries_max = 10'000;

    // Counts the attempt beforehand, so that attempts at the same time are all counted.
    bool may_try(std::string_view login, std::string_view address, Instant now);
    void succeeded(std::string_view login, std::string_view address);

private:
    struct Entry {
        std::uint32_t failures = 0;
        Instant since{};
    };
    Entry& entry(const std::string& key, Instant now);
    void forget_old(Instant now);

    std::mutex mutex_;
    std::map<std::string, Entry> entries_;
};

} // namespace mailroom
