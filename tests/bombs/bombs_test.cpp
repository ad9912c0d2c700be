// Files that are small and huge once they are read (make_bombs.py) are read as far as it goes, or
// refused, each in two seconds of CPU time and 300 MiB: one sender costs the others nothing.

#include "parsers/reader.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace mailroom {
namespace {

namespace fs = std::filesystem;

constexpr double seconds_max = 2;
constexpr long mebibytes_max = 300;

struct Cost {
    bool ended = false; // By itself, rather than by a signal.
    double cpu_seconds = 0;
    long mebibytes = 0;
};

void read_file(const fs::path& path)
{
    std::ifstream in(path, std::ios::binary);
    std::string bytes(fs::file_size(path), '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    static_cast<void>(read(bytes, {}, Limits{}));
}

Cost cost_of_one_run(const fs::path& path)
{
    const auto child = ::fork();
    if (child == 0) {
        const rlimit cpu{30, 30}; // Seconds: a reader that hangs ends here.
        ::setrlimit(RLIMIT_CPU, &cpu);
        read_file(path);
        ::_exit(EXIT_SUCCESS);
    }
    int state = 0;
    rusage usage{};
    ::wait4(child, &state, 0, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return {
        WIFEXITED(state) && WEXITSTATUS(state) == EXIT_SUCCESS,
        seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss / 1024};
}

// What other programs do meanwhile costs time too: the least of five runs is the reader's own.
Cost cost_of(const fs::path& path)
{
    auto least = cost_of_one_run(path);
    for (int run = 1; run < 5 && least.ended && least.cpu_seconds > seconds_max; ++run) {
        const auto cost = cost_of_one_run(path);
        least.ended = cost.ended;
        least.cpu_seconds = std::min(least.cpu_seconds, cost.cpu_seconds);
    }
    return least;
}

std::vector<fs::path> files_in(const fs::path& folder)
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder))
        files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

TEST(Bombs, EndInTwoSecondsAnd300MiB)
{
#ifdef MAILROOM_SANITIZED
    GTEST_SKIP() << "sanitizers cost many times more of both";
#endif
    const auto folder = fs::path(MAILROOM_BINARY_DIR) / "bombs";
    const auto make =
        "python3 " MAILROOM_SOURCE_DIR "/tests/bombs/make_bombs.py " + folder.string();
    ASSERT_EQ(std::system(make.c_str()), 0);
    for (const auto& file : files_in(folder)) {
        const auto cost = cost_of(file);
        std::printf(
            "%-24s %6.2f s %5ld MiB\n", file.filename().c_str(), cost.cpu_seconds, cost.mebibytes);
        std::fflush(stdout); // The next child must not print it again.
        EXPECT_TRUE(cost.ended) << file;
        EXPECT_LE(cost.cpu_seconds, seconds_max) << file;
        EXPECT_LE(cost.mebibytes, mebibytes_max) << file;
    }
    fs::remove_all(folder);
}

} // namespace
} // namespace mailroom
