#include "ingest/worker/child.h"

#include "core/wire.h"
#include "ingest/worker/descriptor.h"

#include <csignal>
#include <exception>
#include <new>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace mailroom {
namespace {

constexpr int input_descriptor = 3, answer_descriptor = 4;

bool keep_only(ChildDescriptors descriptors)
{
    // Through numbers that neither can have, since one may stand where the other shall.
    const int input = ::fcntl(descriptors.input, F_DUPFD, answer_descriptor + 1);
    const int answer = ::fcntl(descriptors.answer, F_DUPFD, answer_descriptor + 1);
    return input >= 0 && answer >= 0 && ::dup2(input, input_descriptor) >= 0
        && ::dup2(answer, answer_descriptor) >= 0
        && ::close_range(answer_descriptor + 1, ~0U, 0) == 0;
}

// Empty where the file is.
std::string_view map_input()
{
    struct stat file {};
    if (::fstat(input_descriptor, &file) != 0 || file.st_size <= 0)
        return {};
    const auto size = static_cast<std::size_t>(file.st_size);
    auto* bytes = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, input_descriptor, 0);
    if (bytes == MAP_FAILED)
        ::_exit(job_exit_no_memory);
    return {static_cast<const char*>(bytes), size};
}

void restore_signals()
{
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::signal(SIGPIPE, SIG_DFL); // A client that has gone needs no answer.
}

int do_job(const JobRequest& request, const JobFunction& function)
{
    try {
        const auto answer = encode(function(request, map_input()));
        return write_all(answer_descriptor, answer) ? job_exit_ok : job_exit_exception;
    } catch (const std::bad_alloc&) {
        return job_exit_no_memory;
    } catch (const std::exception&) {
        return job_exit_exception; // What it says may quote the mail: it stays here.
    }
}

} // namespace

void run_child(
    const JobRequest& request,
    ChildDescriptors descriptors,
    const Sandbox& sandbox,
    int zygote,
    const JobFunction& function)
{
    restore_signals();
    if (!keep_only(descriptors))
        ::_exit(job_exit_not_started);
    if (const auto sealed = sandbox.seal(request.limits, zygote); !sealed)
        ::_exit(
            write_all(answer_descriptor, encode(not_sealed(sealed.error()))) ? job_exit_ok
                                                                             : job_exit_exception);
    ::_exit(do_job(request, function));
}

} // namespace mailroom
