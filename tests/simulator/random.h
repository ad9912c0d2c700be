#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace mailroom {

// The distributions of <random> differ between libraries; the engine does not.
class Random {
public:
    explicit Random(std::uint64_t seed) : engine_(seed) {}

    // From 0 to count - 1.
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(engine_() % count); }
    std::int64_t between(std::int64_t low, std::int64_t high)
    {
        return low + static_cast<std::int64_t>(below(static_cast<std::size_t>(high - low + 1)));
    }
    bool chance(unsigned per_thousand) { return below(1000) < per_thousand; }
    template <typename T>
    const T& one_of(const std::vector<T>& values)
    {
        return values[below(values.size())];
    }
    template <typename T>
    void shuffle(std::vector<T>& values)
    {
        for (std::size_t i = values.size(); i > 1; --i)
            std::swap(values[i - 1], values[below(i)]);
    }

private:
    std::mt19937_64 engine_;
};

} // namespace mailroom
