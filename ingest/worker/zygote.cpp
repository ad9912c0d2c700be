#include "ingest/worker/zygote.h"

#include "core/wire.h"
#include "ingest/worker/child.h"
#include "ingest/worker/descriptor.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <map>

#include <malloc.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

namespace mailroom {
namespace {

using Clock = std::chrono::steady_clock;

std::uint32_t milliseconds_of(const timeval& time)
{
    return static_cast<std::uint32_t>(time.tv_sec * 1000 + time.tv_usec / 1000);
}

class Zygote {
public:
    Zygote(int control_socket, const JobFunction& function)
        : control_socket_(control_socket),
          function_(function),
          sandbox_(Sandbox::enter())
    {
    }

    int run();

private:
    struct Child {
        Descriptor status_pipe;
        Clock::time_point deadline;
        bool timed_out = false;
    };

    bool take_job(); // False where no more will come.
    void start(const JobRequest& request, Packet& packet);
    void reap();
    void kill_late();
    int milliseconds_to_deadline() const;
    static void report(int status_pipe, const JobStatus& status);

    int control_socket_;
    const JobFunction& function_;
    Result<Sandbox> sandbox_; // Without it no job is begun.
    std::map<pid_t, Child> children_;
};

int Zygote::run()
{
    sigset_t child_ended;
    ::sigemptyset(&child_ended);
    ::sigaddset(&child_ended, SIGCHLD);
    ::sigprocmask(SIG_BLOCK, &child_ended, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
    const Descriptor signals(::signalfd(-1, &child_ended, SFD_CLOEXEC | SFD_NONBLOCK));
    if (!signals)
        return EXIT_FAILURE;
    ::malloc_trim(0); // Else each child joins the free pieces anew, in pages copied for it.
    bool more = true;
    while (more) {
        std::array<pollfd, 2> ready{
            pollfd{control_socket_, POLLIN, 0}, pollfd{signals.get(), POLLIN, 0}};
        ::poll(ready.data(), ready.size(), milliseconds_to_deadline());
        if (ready[1].revents != 0) {
            signalfd_siginfo ignored{};
            while (::read(signals.get(), &ignored, sizeof ignored) > 0) {
            }
            reap();
        }
        kill_late();
        if (ready[0].revents != 0)
            more = take_job();
    }
    for (const auto& [pid, child] : children_)
        ::kill(pid, SIGKILL);
    return EXIT_SUCCESS;
}

bool Zygote::take_job()
{
    auto packet = receive_packet(control_socket_);
    if (!packet)
        return false;
    const auto request = decode<JobRequest>(packet->bytes);
    if (!request || packet->descriptors.size() != packet_descriptors_max)
        return true; // Its pipes close, which the client takes for a dead worker.
    start(*request, *packet);
    return true;
}

void Zygote::start(const JobRequest& request, Packet& packet)
{
    if (!sandbox_) {
        write_all(packet.descriptors[1].get(), encode(not_sealed(sandbox_.error())));
        report(packet.descriptors[2].get(), {});
        return;
    }
    const auto zygote = ::getpid();
    const auto pid = ::fork();
    if (pid == 0)
        run_child(
            request, {packet.descriptors[0].get(), packet.descriptors[1].get()}, *sandbox_, zygote,
            function_);
    if (pid < 0) {
        report(packet.descriptors[2].get(), {.exit_code = job_exit_not_started});
        return;
    }
    children_[pid] = {
        .status_pipe = std::move(packet.descriptors[2]),
        .deadline = Clock::now() + std::chrono::seconds(request.limits.worker_seconds_max)};
}

void Zygote::reap()
{
    for (auto at = children_.begin(); at != children_.end();) {
        int state = 0;
        rusage usage{};
        if (::wait4(at->first, &state, WNOHANG, &usage) != at->first) {
            ++at;
            continue;
        }
        report(
            at->second.status_pipe.get(),
            {.exit_code = WIFEXITED(state) ? WEXITSTATUS(state) : 0,
             .signal = WIFSIGNALED(state) ? WTERMSIG(state) : 0,
             .timed_out = at->second.timed_out,
             .cpu_milliseconds = milliseconds_of(usage.ru_utime) + milliseconds_of(usage.ru_stime),
             .memory_mebibytes_max = static_cast<std::uint32_t>(usage.ru_maxrss / 1024)});
        at = children_.erase(at);
    }
}

void Zygote::kill_late()
{
    const auto now = Clock::now();
    for (auto& [pid, child] : children_) {
        if (child.timed_out || now < child.deadline)
            continue;
        child.timed_out = true;
        ::kill(pid, SIGKILL);
    }
}

int Zygote::milliseconds_to_deadline() const
{
    auto earliest = Clock::now() + std::chrono::hours(1);
    for (const auto& [pid, child] : children_) {
        if (!child.timed_out)
            earliest = std::min(earliest, child.deadline);
    }
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(earliest - Clock::now());
    return static_cast<int>(std::max<std::int64_t>(0, left.count()));
}

void Zygote::report(int status_pipe, const JobStatus& status)
{
    write_all(status_pipe, encode(status)); // Where the client has gone, nobody asks.
}

} // namespace

int run_zygote(int control_socket, const JobFunction& function)
{
    return Zygote(control_socket, function).run();
}

} // namespace mailroom
