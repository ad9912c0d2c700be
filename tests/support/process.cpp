#include "tests/support/process.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>

#include <arpa/inet.h>
#include <fcntl.h>
#include <grp.h>
#include <netinet/in.h>
#include <poll.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace mailroom::tests {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& what)
{
    throw std::system_error(errno, std::generic_category(), what);
}

// In the child: never returns.
[[noreturn]] void
become(const std::vector<std::string>& command, const TestUser* user, const fs::path& log)
{
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    const int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
    ::dup2(out, 1);
    ::dup2(out, 2);
    if (user != nullptr && ::geteuid() == 0
        && (::setgroups(0, nullptr) != 0 || ::setgid(user->gid) != 0 || ::setuid(user->uid) != 0))
        ::_exit(126);
    std::vector<char*> arguments;
    for (const auto& argument : command)
        arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    ::execvp(arguments[0], arguments.data());
    ::_exit(127);
}

sockaddr_in loopback(unsigned short port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

} // namespace

TemporaryFolder::TemporaryFolder()
{
    const fs::path memory = "/dev/shm"; // What is tested is not the disk.
    const auto parent = fs::is_directory(memory) ? memory : fs::temp_directory_path();
    auto name = (parent / "mailroom-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
        fail("mkdtemp " + name);
    path_ = name;
    fs::permissions(path_, fs::perms(0755)); // Servers of another user live below.
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

TestUser unprivileged_user()
{
    const auto* user = ::geteuid() == 0 ? ::getpwnam("nobody") : ::getpwuid(::geteuid());
    if (user == nullptr)
        fail("this user has no name");
    const auto* group = ::getgrgid(user->pw_gid);
    return {user->pw_uid, user->pw_gid, user->pw_name, group == nullptr ? "" : group->gr_name};
}

void give_to(const fs::path& path, const TestUser& user)
{
    if (::geteuid() != 0)
        return;
    if (::lchown(path.c_str(), user.uid, user.gid) != 0)
        fail("chown " + path.string());
    if (fs::is_directory(path)) {
        for (const auto& below : fs::directory_iterator(path))
            give_to(below.path(), user);
    }
}

TestProcess::TestProcess(
    const std::vector<std::string>& command, const TestUser* user, const fs::path& log)
    : id_(::fork())
{
    if (id_ < 0)
        fail("fork");
    if (id_ == 0)
        become(command, user, log);
}

TestProcess::~TestProcess()
{
    if (id_ > 0 && !ended()) {
        ::kill(id_, SIGTERM);
        if (!eventually([this] { return ended(); }, 5))
            kill();
    }
}

void TestProcess::kill()
{
    if (id_ <= 0)
        return;
    ::kill(id_, SIGKILL);
    ::waitpid(id_, nullptr, 0);
    id_ = 0;
}

bool TestProcess::ended()
{
    if (id_ > 0 && ::waitpid(id_, nullptr, WNOHANG) != 0)
        id_ = 0;
    return id_ == 0;
}

void run_program(const std::vector<std::string>& command, const fs::path& log)
{
    const auto id = ::fork();
    if (id < 0)
        fail("fork");
    if (id == 0)
        become(command, nullptr, log);
    int status = 0;
    ::waitpid(id, &status, 0);
    if (status != 0)
        throw std::runtime_error(command[0] + " failed:\n" + read_text(log));
}

unsigned short free_port()
{
    // Below the ports that the system gives to outgoing connections, which would take one between
    // this look and the server's; each process begins elsewhere.
    constexpr unsigned first = 15'000, count = 15'000, stride = 131;
    static unsigned taken = static_cast<unsigned>(::getpid()) * stride;
    for (unsigned tried = 0; tried < count; ++tried) {
        const auto port = static_cast<unsigned short>(first + taken++ % count);
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const auto address = loopback(port);
        const bool bound =
            ::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
        ::close(socket);
        if (bound)
            return port;
    }
    fail("no free port");
}

bool accepts_connections(unsigned short port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const auto address = loopback(port);
    const bool connected =
        ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    ::close(socket);
    return connected;
}

bool eventually(const std::function<bool()>& condition, int seconds_max)
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds_max);
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        ::poll(nullptr, 0, 5);
    }
    return true;
}

TestCertificate make_certificate(const fs::path& folder)
{
    TestCertificate made{folder / "server.crt", folder / "server.key"};
    run_program(
        {"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
         "-nodes", "-days", "30", "-subj", "/CN=localhost", "-addext",
         "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", made.key.string(), "-out",
         made.certificate.string()},
        folder / "openssl.log");
    return made;
}

std::string read_text(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write_text(const fs::path& file, std::string_view text)
{
    std::ofstream(file, std::ios::binary) << text;
}

} // namespace mailroom::tests
