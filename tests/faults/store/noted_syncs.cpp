#include "tests/faults/store/noted_syncs.h"

#include "tests/support/sync_calls.h"

#include <cerrno>
#include <filesystem>
#include <mutex>
#include <utility>

#include <unistd.h>

namespace mailroom {
namespace {

std::mutex mutex;
std::vector<std::string> calls;
std::string failing;

bool note(int fd, bool whole_file_system)
{
    std::error_code ignored;
    const auto path =
        std::filesystem::read_symlink("/proc/self/fd/" + std::to_string(fd), ignored).string();
    const std::lock_guard lock(mutex);
    calls.push_back(whole_file_system ? "syncfs" : path);
    return failing.empty() || path.find(failing) == path.npos;
}

} // namespace

int sync_call(int fd, long number)
{
    if (note(fd, number == SYS_syncfs))
        return static_cast<int>(::syscall(number, fd));
    errno = EIO;
    return -1;
}

std::vector<std::string> take_sync_calls()
{
    const std::lock_guard lock(mutex);
    return std::exchange(calls, {});
}

void fail_syncs_of(const std::string& part)
{
    const std::lock_guard lock(mutex);
    failing = part;
}

} // namespace mailroom
