#include "ingest/stop_signal.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstdint>
#include <cstdlib>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace mailroom {
namespace {

using Clock = std::chrono::steady_clock;

// poll() that an interrupting signal does not shorten.
template <std::size_t count>
void poll_until(std::array<pollfd, count>& descriptors, Clock::time_point deadline)
{
    for (;;) {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
        const auto timeout = static_cast<int>(std::clamp<std::int64_t>(left, 0, INT_MAX));
        if (::poll(descriptors.data(), count, timeout) >= 0 || errno != EINTR)
            return;
    }
}

} // namespace

StopSignal::StopSignal() : event_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    if (event_ < 0)
        std::abort(); // Out of descriptors while starting: nothing could work.
}

StopSignal::~StopSignal()
{
    ::close(event_);
}

void StopSignal::request() noexcept
{
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(event_, &one, sizeof one);
}

bool StopSignal::requested() const noexcept
{
    pollfd descriptor{event_, POLLIN, 0};
    return ::poll(&descriptor, 1, 0) > 0;
}

bool StopSignal::wait_for(std::chrono::milliseconds duration) const
{
    std::array descriptors{pollfd{event_, POLLIN, 0}};
    poll_until(descriptors, Clock::now() + duration);
    return descriptors[0].revents != 0;
}

bool StopSignal::wait_readable(int other, std::chrono::milliseconds duration) const
{
    std::array descriptors{pollfd{event_, POLLIN, 0}, pollfd{other, POLLIN, 0}};
    poll_until(descriptors, Clock::now() + duration);
    return descriptors[0].revents == 0 && descriptors[1].revents != 0;
}

} // namespace mailroom
