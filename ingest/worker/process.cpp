#include "ingest/worker/process.h"

#include "ingest/worker/job.h"

#include <array>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace mailroom {
namespace {

std::vector<std::string> clean_environment()
{
    std::vector<std::string> environment{
        "LANG=C.UTF-8", "PATH=/usr/bin:/bin",
        "LD_BIND_NOW=1",       // Symbols are looked up once, not by every child anew.
        "OMP_THREAD_LIMIT=1"}; // libgomp reads it when it is loaded, so that it must be set here.
    for (const auto* name : {"TESSDATA_PREFIX", "ASAN_OPTIONS", "UBSAN_OPTIONS"}) {
        if (const auto* value = std::getenv(name); value != nullptr)
            environment.push_back(std::string(name) + "=" + value);
    }
    return environment;
}

struct SpawnSettings {
    SpawnSettings()
    {
        ::posix_spawn_file_actions_init(&actions);
        ::posix_spawnattr_init(&attributes);
    }
    ~SpawnSettings()
    {
        ::posix_spawn_file_actions_destroy(&actions);
        ::posix_spawnattr_destroy(&attributes);
    }
    SpawnSettings(const SpawnSettings&) = delete;
    SpawnSettings& operator=(const SpawnSettings&) = delete;

    posix_spawn_file_actions_t actions{};
    posix_spawnattr_t attributes{};
};

// Descriptors 0, 1 and 2 on /dev/null, the control socket on its number, signals as by default.
void prepare(SpawnSettings& settings, int socket)
{
    for (const int number : {0, 1, 2})
        ::posix_spawn_file_actions_addopen(&settings.actions, number, "/dev/null", O_RDWR, 0);
    ::posix_spawn_file_actions_adddup2(&settings.actions, socket, control_descriptor);
    // Sockets that libraries leave open on exec: it needs none, and would keep their ports in use.
    ::posix_spawn_file_actions_addclosefrom_np(&settings.actions, control_descriptor + 1);
    sigset_t none, all;
    ::sigemptyset(&none);
    ::sigfillset(&all);
    ::posix_spawnattr_setsigmask(&settings.attributes, &none);
    ::posix_spawnattr_setsigdefault(&settings.attributes, &all);
    // A group of its own: ^C at a terminal is for us, who then end it in order.
    ::posix_spawnattr_setpgroup(&settings.attributes, 0);
    ::posix_spawnattr_setflags(
        &settings.attributes,
        POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
}

} // namespace

Result<std::shared_ptr<WorkerProcess>> WorkerProcess::start(const std::string& executable)
{
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return Error{
            ErrorCode::io, std::string("no socket to the worker: ") + std::strerror(errno)};
    Descriptor ours(ends[0]);
    // Where it had the child's number already, dup2 would leave it closed on exec.
    const Descriptor theirs(ends[1]);
    const Descriptor moved(::fcntl(theirs.get(), F_DUPFD_CLOEXEC, control_descriptor + 1));

    auto environment = clean_environment();
    std::vector<char*> variables;
    for (auto& variable : environment)
        variables.push_back(variable.data());
    variables.push_back(nullptr);
    std::string path = executable;
    std::array<char*, 2> arguments{path.data(), nullptr};
    SpawnSettings settings;
    prepare(settings, moved.get());
    pid_t id = -1;
    const int error = ::posix_spawn(
        &id, path.c_str(), &settings.actions, &settings.attributes, arguments.data(),
        variables.data());
    if (error != 0)
        return Error{
            ErrorCode::unavailable, executable + " can't be started: " + std::strerror(error)};
    return std::shared_ptr<WorkerProcess>(new WorkerProcess(id, std::move(ours)));
}

WorkerProcess::~WorkerProcess()
{
    control_socket_.reset();
    kill(); // It would end by itself now; but it may hang.
    while (::waitpid(id_, nullptr, 0) < 0 && errno == EINTR) {
    }
}

void WorkerProcess::kill()
{
    ::kill(id_, SIGKILL); // Its children die with it (sandbox.h).
}

} // namespace mailroom
