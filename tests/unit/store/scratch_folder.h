#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace mailroom {

// A folder of its own for a test, gone with it. In memory where the system has such a place, for
// what is tested is not the disk.
class ScratchFolder {
public:
    ScratchFolder()
    {
        namespace fs = std::filesystem;
        const fs::path memory = "/dev/shm";
        const auto parent = fs::is_directory(memory) ? memory : fs::temp_directory_path();
        auto name = (parent / "mailroom-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    ~ScratchFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }

    void write(const std::string& name, std::string_view bytes) const
    {
        const auto file = path_ / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << bytes;
    }

private:
    std::filesystem::path path_;
};

} // namespace mailroom
