#include "tests/bench/store/slow_disk.h"

#include "tests/support/sync_calls.h"

#include <atomic>
#include <thread>

#include <unistd.h>

namespace mailroom {
namespace {

std::atomic<std::chrono::microseconds> delay{};

} // namespace

int sync_call(int fd, long number)
{
    if (const auto more = delay.load(); more.count() > 0)
        std::this_thread::sleep_for(more);
    return static_cast<int>(::syscall(number, fd));
}

void slow_syncs_by(std::chrono::microseconds more)
{
    delay = more;
}

} // namespace mailroom
