#include "tests/bench/store/slow_disk.h"

#include <atomic>
#include <thread>

#include <sys/syscall.h>
#include <unistd.h>

namespace mailroom {
namespace {

std::atomic<std::chrono::microseconds> delay{};

int sync(int fd, long number)
{
    if (const auto more = delay.load(); more.count() > 0)
        std::this_thread::sleep_for(more);
    return static_cast<int>(::syscall(number, fd));
}

} // namespace

void slow_syncs_by(std::chrono::microseconds more)
{
    delay = more;
}

} // namespace mailroom

extern "C" int fsync(int fd)
{
    return mailroom::sync(fd, SYS_fsync);
}

extern "C" int fdatasync(int fd)
{
    return mailroom::sync(fd, SYS_fdatasync);
}

extern "C" int syncfs(int fd) noexcept
{
    return mailroom::sync(fd, SYS_syncfs);
}
