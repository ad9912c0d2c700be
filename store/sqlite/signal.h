#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace mailroom::sqlite {

// "There may be work": so that whoever found none can wait without missing any that came since.
//
//     const auto before = signal.count();
//     ... look for work; if all there was has been taken: signal.seen(before)
//     signal.wait(at_most)     // returns at once if raised since `before`
class Signal {
public:
    void raise()
    {
        const std::lock_guard lock(mutex_);
        ++count_;
        raised_.notify_all();
    }

    std::uint64_t count()
    {
        const std::lock_guard lock(mutex_);
        return count_;
    }

    void seen(std::uint64_t count)
    {
        const std::lock_guard lock(mutex_);
        seen_ = std::max(seen_, count);
    }

    void wait(std::chrono::milliseconds at_most)
    {
        std::unique_lock lock(mutex_);
        raised_.wait_for(lock, at_most, [this] { return count_ != seen_; });
    }

private:
    std::mutex mutex_;
    std::condition_variable raised_;
    std::uint64_t count_ = 1, seen_ = 0; // At the start there may be work.
};

} // namespace mailroom::sqlite
