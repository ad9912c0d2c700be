#pragma once

#include <array>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

namespace mailroom {

// A child that does `work` and reports on a pipe, a line at a time. Lines are written whole: what
// has been read is what the child had done, however it ended.
class ChildProcess {
public:
    using Report = std::function<void(std::string_view line)>;

    explicit ChildProcess(const std::function<void(const Report&)>& work)
    {
        std::array<int, 2> ends{};
        if (::pipe(ends.data()) != 0)
            std::abort();
        pid_ = ::fork();
        if (pid_ == 0) {
            ::close(ends[0]);
            work([end = ends[1]](std::string_view line) {
                const auto text = std::string(line) + '\n';
                if (::write(end, text.data(), text.size()) < 0)
                    ::_exit(1);
            });
            ::_exit(::testing::Test::HasFailure() ? 1 : 0);
        }
        ::close(ends[1]);
        end_ = ends[0];
    }
    ~ChildProcess()
    {
        kill();
        ::close(end_);
    }
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    // Empty: the child has ended, and all that it reported was read.
    std::string next_line()
    {
        while (true) {
            if (const auto end = buffer_.find('\n'); end != buffer_.npos) {
                auto line = buffer_.substr(0, end);
                buffer_.erase(0, end + 1);
                return line;
            }
            std::array<char, 4096> bytes;
            const auto got = ::read(end_, bytes.data(), bytes.size());
            if (got <= 0)
                return {};
            buffer_.append(bytes.data(), static_cast<std::size_t>(got));
        }
    }

    void kill()
    {
        if (pid_ > 0) {
            ::kill(pid_, SIGKILL);
            wait();
        }
    }

    int wait() // The exit status; -1: ended by a signal.
    {
        int status = 0;
        ::waitpid(pid_, &status, 0);
        pid_ = 0;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

private:
    pid_t pid_ = 0;
    int end_ = -1;
    std::string buffer_;
};

} // namespace mailroom
