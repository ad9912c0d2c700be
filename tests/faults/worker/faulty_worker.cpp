// A worker whose readers misbehave as the input says; the zygote and the walls are the real ones.

#include "core/wire.h"
#include "ingest/worker/zygote.h"

#include <csignal>
#include <cstdlib>
#include <functional>
#include <map>
#include <new>
#include <stdexcept>
#include <vector>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mailroom {
namespace {

JobAnswer subject(std::string text)
{
    Reading reading;
    reading.message.subject = std::move(text);
    return {.ok = true, .bytes = encode(reading)};
}

JobAnswer number(long value)
{
    return subject(std::to_string(value));
}

JobAnswer crash()
{
    const volatile std::uintptr_t nowhere = 16; // The compiler would see through a constant.
    *reinterpret_cast<volatile int*>(nowhere) = 1;
    return {};
}

JobAnswer abort()
{
    std::abort(); // What libraries do when memory ends.
}

JobAnswer hang()
{
    for (volatile bool forever = true; forever;) {
    }
    return {};
}

JobAnswer swell()
{
    std::vector<std::string> blocks;
    for (;;)
        blocks.emplace_back(std::size_t{16} << 20, 'x');
}

JobAnswer swell_and_abort()
{
    try {
        return swell();
    } catch (const std::bad_alloc&) {
        std::abort();
    }
}

JobAnswer open_for_reading()
{
    return number(::open("/etc/passwd", O_RDONLY));
}

JobAnswer open_for_writing()
{
    return number(::open("/tmp/mailroom-fault", O_WRONLY | O_CREAT, 0600));
}

JobAnswer open_socket()
{
    return number(::socket(AF_INET, SOCK_STREAM, 0));
}

JobAnswer fork_process()
{
    return number(::fork());
}

JobAnswer execute()
{
    ::execl("/bin/true", "true", nullptr);
    return number(-1);
}

JobAnswer signal_parent()
{
    return number(::kill(::getppid(), SIGKILL));
}

JobAnswer user()
{
    return number(static_cast<long>(::geteuid()));
}

JobAnswer answer_too_much()
{
    return {.ok = true, .bytes = std::string(std::size_t{64} << 20, 'x')};
}

JobAnswer answer_nonsense()
{
    return {.ok = true, .bytes = "nonsense"};
}

JobAnswer answer_raw_nonsense()
{
    static_cast<void>(::write(4, "nonsense", 8)); // Before the answer proper.
    return subject("unread");
}

JobAnswer throw_exception()
{
    throw std::runtime_error("secret words of a mail");
}

JobAnswer do_job(const JobRequest& request, std::string_view input)
{
    static const std::map<std::string, std::function<JobAnswer()>, std::less<>> faults{
        {"crash", crash},
        {"abort", abort},
        {"hang", hang},
        {"swell", swell},
        {"swell and abort", swell_and_abort},
        {"open for reading", open_for_reading},
        {"open for writing", open_for_writing},
        {"socket", open_socket},
        {"fork", fork_process},
        {"exec", execute},
        {"kill", signal_parent},
        {"user", user},
        {"too much", answer_too_much},
        {"nonsense", answer_nonsense},
        {"raw nonsense", answer_raw_nonsense},
        {"exception", throw_exception}};
    if (const auto fault = faults.find(input); fault != faults.end())
        return fault->second();
    if (request.kind == JobKind::read)
        return subject(std::string(input));
    return {.ok = false, .error = ErrorCode::not_found, .bytes = "there is no such part"};
}

} // namespace
} // namespace mailroom

int main()
{
    return mailroom::run_zygote(mailroom::control_descriptor, mailroom::do_job);
}
