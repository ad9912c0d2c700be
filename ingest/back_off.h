#pragma once

#include <algorithm>
#include <chrono>

namespace mailroom {

// How long to wait before the next try: doubles each time up to a maximum.
class BackOff {
public:
    BackOff(std::chrono::milliseconds first, std::chrono::milliseconds max)
        : first_(first),
          max_(max),
          next_(first)
    {
    }

    std::chrono::milliseconds next()
    {
        const auto wait = next_;
        next_ = std::min(next_ * 2, max_);
        return wait;
    }
    void reset() { next_ = first_; }

private:
    std::chrono::milliseconds first_, max_, next_;
};

} // namespace mailroom
