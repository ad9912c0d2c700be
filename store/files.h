#pragma once

// The system calls that the store makes on files, with errors that say what to do.

#include "core/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace mailroom {

// An Error of errno for what was done to `path`: "cannot write /data/x: No space left on device;
// free some space, Mailroom goes on by itself".
Error file_error(std::string_view doing, const std::filesystem::path& path, int error_number);

Result<std::string> read_file(const std::filesystem::path& path); // Errors: not_found, io.

// A file descriptor that is closed with its object.
class FileDescriptor {
public:
    FileDescriptor() = default;
    explicit FileDescriptor(int fd) : fd_(fd) {}
    ~FileDescriptor();
    FileDescriptor(FileDescriptor&& other) noexcept : fd_(other.release()) {}
    FileDescriptor& operator=(FileDescriptor&& other) noexcept;

    int get() const { return fd_; }
    explicit operator bool() const { return fd_ >= 0; }
    int release();

private:
    int fd_ = -1;
};

Result<FileDescriptor> open_file(const std::filesystem::path& path, int flags, int mode = 0600);
// Holds `path`, made where it is missing, for as long as the descriptor is open; the end of the
// process frees it. Errors: conflict where another holds it, io.
Result<FileDescriptor> lock_file(const std::filesystem::path& path);
Status write_all(int fd, const std::filesystem::path& path, std::string_view bytes);
Status sync_file(int fd, const std::filesystem::path& path);
Status sync_folder(const std::filesystem::path& folder);

} // namespace mailroom
