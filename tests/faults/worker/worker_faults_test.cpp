// The promise: a reader that crashes, hangs, swells or breaks out costs its own message, and
// nobody else anything.

#include "ingest/worker/worker.h"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <filesystem>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mailroom {
namespace {

constexpr auto executable = MAILROOM_BINARY_DIR "/bin/faulty_worker";

Limits tight_limits()
{
    Limits limits;
    limits.worker_seconds_max = 2;
    limits.worker_cpu_seconds_max = 1;
    limits.worker_memory_bytes_max = 512u << 20;
    limits.result_bytes_max = 8u << 20;
    return limits;
}

class WorkerFaults : public testing::Test {
protected:
    Result<Reading> read(std::string_view input) { return worker_.read(input, {}, limits_); }

    void expect_error(std::string_view input, ErrorCode code)
    {
        const auto reading = read(input);
        ASSERT_FALSE(reading) << input;
        EXPECT_EQ(reading.error().code, code) << input << ": " << reading.error().what;
    }

    // A system call that the sandbox refuses, or that ends the child.
    void expect_refused(std::string_view input)
    {
        const auto reading = read(input);
        if (reading)
            EXPECT_EQ(reading->message.subject, "-1") << input;
        else
            EXPECT_EQ(reading.error().code, ErrorCode::permission_denied) << input;
    }

    void TearDown() override
    {
        const auto reading = read("a plain message");
        ASSERT_TRUE(reading) << reading.error().what;
        EXPECT_EQ(reading->message.subject, "a plain message");
    }

    Limits limits_ = tight_limits();
    Worker worker_{{.executable = executable, .jobs_max = 4}};
};

TEST_F(WorkerFaults, ACrashIsNamed)
{
    expect_error("crash", ErrorCode::internal);
    EXPECT_NE(read("crash").error().what.find("signal 11"), std::string::npos);
    EXPECT_NE(read("abort").error().what.find("signal 6"), std::string::npos);
}

TEST_F(WorkerFaults, AHangEndsByTheCpuLimit)
{
    expect_error("hang", ErrorCode::timeout);
}

TEST_F(WorkerFaults, AHangEndsByTheWallClock)
{
    limits_.worker_seconds_max = 1;
    limits_.worker_cpu_seconds_max = 100;
    expect_error("hang", ErrorCode::timeout);
}

TEST_F(WorkerFaults, MemoryEnds)
{
#ifdef MAILROOM_SANITIZED
    GTEST_SKIP() << "the address space is not limited under sanitizers";
#endif
    // Memory takes its time to swell on a busy machine.
    limits_.worker_seconds_max = 60;
    limits_.worker_cpu_seconds_max = 30;
    expect_error("swell", ErrorCode::over_limit);
    expect_error("swell and abort", ErrorCode::over_limit);
}

TEST_F(WorkerFaults, TheWallsHold)
{
    for (const auto* input :
         {"open for reading", "open for writing", "socket", "fork", "exec", "kill"})
        expect_refused(input);
    EXPECT_FALSE(std::filesystem::exists("/tmp/mailroom-fault"));
}

TEST_F(WorkerFaults, TheChildIsNotRoot)
{
    const auto reading = read("user");
    ASSERT_TRUE(reading);
    EXPECT_NE(reading->message.subject, "0");
}

TEST_F(WorkerFaults, AnAnswerIsCheckedForLengthAndSense)
{
    expect_error("too much", ErrorCode::over_limit);
    expect_error("nonsense", ErrorCode::corrupt);
    expect_error("raw nonsense", ErrorCode::corrupt);
}

TEST_F(WorkerFaults, AnExceptionKeepsTheWordsOfTheMailToItself)
{
    expect_error("exception", ErrorCode::internal);
    EXPECT_EQ(read("exception").error().what.find("secret"), std::string::npos);
}

TEST_F(WorkerFaults, AnErrorOfTheJobPassesThrough)
{
    const auto bytes = worker_.extract_part(std::string_view("x"), "9", {}, limits_);
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.error().code, ErrorCode::not_found);
    EXPECT_EQ(bytes.error().what, "there is no such part");
}

TEST_F(WorkerFaults, AWorkerThatIsKilledIsStartedAnew)
{
    ASSERT_TRUE(read("one"));
    const auto first = worker_.process_id();
    ASSERT_TRUE(first);
    ::kill(*first, SIGKILL);
    const auto reading = read("two");
    ASSERT_TRUE(reading) << reading.error().what;
    EXPECT_NE(worker_.process_id(), first);
}

TEST_F(WorkerFaults, AJobWhoseWorkerIsKilledUnderItIsDoneOnceMore)
{
    limits_.worker_cpu_seconds_max = 100;
    ASSERT_TRUE(read("one"));
    const auto first = worker_.process_id();
    std::thread job([&] { expect_error("hang", ErrorCode::timeout); });
    ::kill(*first, SIGKILL); // Before, in the middle of or after the job's start.
    job.join();
}

TEST_F(WorkerFaults, ALowerLimitOfTheSystemStays)
{
    rlimit system{};
    ASSERT_EQ(::getrlimit(RLIMIT_CPU, &system), 0);
    system.rlim_cur = system.rlim_max = std::min<rlim_t>(system.rlim_max, 3600);
    ASSERT_EQ(::setrlimit(RLIMIT_CPU, &system), 0);
    limits_.worker_cpu_seconds_max = 5000;
    const auto reading = read("under both limits");
    EXPECT_TRUE(reading) << reading.error().what;
}

int listening_socket(std::uint16_t& port)
{
    const int socket =
        ::socket(AF_INET, SOCK_STREAM, 0); // Libraries leave theirs open on exec too.
    sockaddr_in address{.sin_family = AF_INET, .sin_port = htons(port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    if (::bind(socket, any, size) != 0 || ::listen(socket, 1) != 0)
        return -1;
    ::getsockname(socket, any, &size);
    port = ntohs(address.sin_port);
    return socket;
}

TEST_F(WorkerFaults, SocketsOfOursDoNotReachIt)
{
    std::uint16_t port = 0;
    const int first = listening_socket(port);
    ASSERT_GE(first, 0);
    ASSERT_TRUE(read("starts the worker"));
    ::close(first);
    const int second = listening_socket(port);
    EXPECT_GE(second, 0) << "the worker keeps the port in use";
    ::close(second);
}

TEST_F(WorkerFaults, AFileIsReadThroughItsDescriptor)
{
    std::string path = testing::TempDir() + "mailroom-worker-XXXXXX";
    const int writable = ::mkstemp(path.data());
    ASSERT_EQ(::write(writable, "from a file", 11), 11);
    ::close(writable);
    const int readable = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const auto reading = worker_.read(WorkerInput::from_descriptor(readable), {}, limits_);
    ::close(readable);
    ::unlink(path.c_str());
    ASSERT_TRUE(reading) << reading.error().what;
    EXPECT_EQ(reading->message.subject, "from a file");
}

TEST_F(WorkerFaults, TwoHundredMessagesAmongFaultsAreAllRead)
{
    std::atomic<int> read_well{0}, faults{0};
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&, thread] {
            for (int i = 0; i < 50; ++i) {
                const auto text = "message " + std::to_string(thread * 50 + i);
                const auto reading = read(text);
                read_well += reading && reading->message.subject == text;
                constexpr std::array bad{"crash", "socket", "nonsense", "exception", "too much"};
                faults += !read(bad[static_cast<std::size_t>(i) % bad.size()]);
            }
        });
    }
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(read_well, 200);
    EXPECT_EQ(faults, 200);
}

TEST(WorkerStart, AMissingExecutableIsNamed)
{
    Worker worker({.executable = "/nonexistent/mailroom-worker"});
    const auto reading = worker.read(std::string_view("x"), {}, {});
    ASSERT_FALSE(reading);
    EXPECT_EQ(reading.error().code, ErrorCode::unavailable);
    EXPECT_NE(reading.error().what.find("/nonexistent/mailroom-worker"), std::string::npos);
}

} // namespace
} // namespace mailroom
