#pragma once

// A request to end that threads can look at and wait for. Asked for once; never taken back.
// All functions may be called from any thread; request() also from a signal handler.

#include <chrono>

namespace mailroom {

class StopSignal {
public:
    StopSignal();
    ~StopSignal();
    StopSignal(const StopSignal&) = delete;
    StopSignal& operator=(const StopSignal&) = delete;

    void request() noexcept;
    bool requested() const noexcept;

    // Returns early, with true, when the end is asked for.
    bool wait_for(std::chrono::milliseconds duration) const;

    // Waits until `other` has input; false where `duration` passed or the end was asked for.
    bool wait_readable(int other, std::chrono::milliseconds duration) const;

    // Becomes readable when the end is asked for, and stays so.
    int descriptor() const noexcept { return event_; }

private:
    int event_;
};

} // namespace mailroom
