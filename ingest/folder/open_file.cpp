#include "ingest/folder/open_file.h"

#include <cerrno>
#include <ctime>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mailroom {
namespace {

constexpr std::time_t settling_seconds = 10;

} // namespace

OpenFile::OpenFile(const std::filesystem::path& path)
    : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK))
{
    error_ = descriptor_ < 0 ? errno : 0;
    struct stat status {};
    if (descriptor_ >= 0 && (::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode))) {
        ::close(descriptor_);
        descriptor_ = -1;
        error_ = EINVAL;
    }
}

OpenFile::~OpenFile()
{
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

bool OpenFile::is_missing() const
{
    return error_ == ENOENT;
}

bool OpenFile::has_writer() const
{
    // A read lease is refused with EAGAIN while anybody has the file open for writing (fcntl(2)).
    if (::fcntl(descriptor_, F_SETLEASE, F_RDLCK) == 0) {
        ::fcntl(descriptor_, F_SETLEASE, F_UNLCK);
        return false;
    }
    if (errno == EAGAIN)
        return true;
    struct stat status {};
    return ::fstat(descriptor_, &status) == 0
        && std::time(nullptr) - status.st_mtime < settling_seconds;
}

std::ptrdiff_t OpenFile::read(std::span<char> into) const
{
    for (;;) {
        const auto count = ::read(descriptor_, into.data(), into.size());
        if (count >= 0 || errno != EINTR)
            return count;
    }
}

} // namespace mailroom
