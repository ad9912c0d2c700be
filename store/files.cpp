#include "store/files.h"

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mailroom {
namespace {

struct Advice {
    int error_number;
    ErrorCode code;
    std::string_view advice;
};

constexpr std::string_view free_space = "free some space; nothing was lost, and it is tried again";

constexpr std::array advice_table{
    Advice{ENOENT, ErrorCode::not_found, ""},
    Advice{ENOTDIR, ErrorCode::not_found, ""},
    Advice{EACCES, ErrorCode::permission_denied, "give the user that runs Mailroom access to it"},
    Advice{EPERM, ErrorCode::permission_denied, "give the user that runs Mailroom access to it"},
    Advice{ENOSPC, ErrorCode::io, free_space},
    Advice{EDQUOT, ErrorCode::io, "raise the quota of the user that runs Mailroom"},
    Advice{EFBIG, ErrorCode::io, "raise the limit on file sizes (ulimit -f)"},
    Advice{EROFS, ErrorCode::io, "the file system is read-only: mount it for writing"},
    Advice{EMFILE, ErrorCode::io, "raise the limit on open files (ulimit -n)"},
    Advice{EIO, ErrorCode::io, "the disk may be failing: look at the system log"},
};

} // namespace

Error file_error(std::string_view doing, const std::filesystem::path& path, int error_number)
{
    std::string what = "cannot " + std::string(doing) + ' ' + path.string() + ": "
        + std::generic_category().message(error_number);
    for (const auto& entry : advice_table) {
        if (entry.error_number != error_number)
            continue;
        if (!entry.advice.empty())
            what += "; " + std::string(entry.advice);
        return {entry.code, std::move(what)};
    }
    return {ErrorCode::io, std::move(what)};
}

FileDescriptor::~FileDescriptor()
{
    if (fd_ >= 0)
        ::close(fd_);
}

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept
{
    std::swap(fd_, other.fd_);
    return *this;
}

int FileDescriptor::release()
{
    return std::exchange(fd_, -1);
}

Result<FileDescriptor> open_file(const std::filesystem::path& path, int flags, int mode)
{
    const int fd = ::open(path.c_str(), flags | O_CLOEXEC, mode);
    if (fd < 0)
        return file_error((flags & O_CREAT) != 0 ? "create" : "open", path, errno);
    return FileDescriptor(fd);
}

Result<FileDescriptor> lock_file(const std::filesystem::path& path)
{
    auto lock = TRY(open_file(path, O_RDWR | O_CREAT));
    if (::flock(lock.get(), LOCK_EX | LOCK_NB) == 0)
        return lock;
    if (errno == EWOULDBLOCK)
        return Error{ErrorCode::conflict, path.string() + " is held by another process"};
    return file_error("lock", path, errno);
}

Status write_all(int fd, const std::filesystem::path& path, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return file_error("write", path, errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

Status sync_file(int fd, const std::filesystem::path& path)
{
    if (::fsync(fd) != 0)
        return file_error("sync", path, errno);
    return {};
}

Status sync_folder(const std::filesystem::path& folder)
{
    const auto fd = TRY(open_file(folder, O_RDONLY | O_DIRECTORY));
    return sync_file(fd.get(), folder);
}

Result<std::string> read_file(const std::filesystem::path& path)
{
    const auto fd = TRY(open_file(path, O_RDONLY));
    std::string text;
    std::array<char, 64 * 1024> buffer;
    while (true) {
        const auto got = ::read(fd.get(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return file_error("read", path, errno);
        if (got == 0)
            return text;
        text.append(buffer.data(), static_cast<std::size_t>(got));
    }
}

} // namespace mailroom
