#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace mailroom {

// A regular file of somebody else, open for reading; never a link, a device or a pipe.
class OpenFile {
public:
    explicit OpenFile(const std::filesystem::path& path);
    ~OpenFile();
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;

    bool is_open() const { return descriptor_ >= 0; }
    bool is_missing() const; // Why it is not open.

    // Whether a process of this machine has it open for writing. Where the kernel cannot tell
    // (not our file, a network file system), a file that changed in the last seconds has one.
    bool has_writer() const;

    std::ptrdiff_t read(std::span<char> into) const; // As read(2).

private:
    int descriptor_;
    int error_ = 0;
};

} // namespace mailroom
