#include "ingest/worker/sandbox.h"

#include "ingest/worker/descriptor.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string>

#include <fcntl.h>
#include <grp.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace mailroom {
namespace {

// Fonts, and the tables of Poppler, Tesseract and ICU; libraries that glibc opens late.
constexpr std::array readable_paths{"/usr/share/fonts",
                                    "/usr/local/share/fonts",
                                    "/etc/fonts",
                                    "/usr/share/fontconfig",
                                    "/var/cache/fontconfig",
                                    "/usr/share/poppler",
                                    "/usr/lib",
                                    "/usr/share/tesseract-ocr",
                                    "/usr/share/tessdata",
                                    "/usr/share/ghostscript",
                                    "/etc/ld.so.cache"};

constexpr std::array allowed_calls{
#ifdef MAILROOM_SANITIZED
    SCMP_SYS(pipe), // By a pipe to itself the runtime asks whether memory is there.
    SCMP_SYS(pipe2),
#endif
    SCMP_SYS(access),
    SCMP_SYS(brk),
    SCMP_SYS(clock_getres),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(close),
    SCMP_SYS(dup),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(faccessat),
    SCMP_SYS(fadvise64),
    SCMP_SYS(fcntl),
    SCMP_SYS(fstat),
    SCMP_SYS(fstatfs),
    SCMP_SYS(futex),
    SCMP_SYS(getcwd),
    SCMP_SYS(getdents64),
    SCMP_SYS(getegid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getpid),
    SCMP_SYS(getppid),
    SCMP_SYS(getrandom),
    SCMP_SYS(getrlimit),
    SCMP_SYS(getrusage),
    SCMP_SYS(gettid),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(getuid),
    SCMP_SYS(lseek),
    SCMP_SYS(madvise),
    SCMP_SYS(mmap),
    SCMP_SYS(mprotect),
    SCMP_SYS(mremap),
    SCMP_SYS(munmap),
    SCMP_SYS(newfstatat),
    SCMP_SYS(poll),
    SCMP_SYS(pread64),
    SCMP_SYS(read),
    SCMP_SYS(readlink),
    SCMP_SYS(readlinkat),
    SCMP_SYS(readv),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(rseq),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(sched_yield),
    SCMP_SYS(set_robust_list),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(stat),
    SCMP_SYS(statfs),
    SCMP_SYS(statx),
    SCMP_SYS(sysinfo),
    SCMP_SYS(times),
    SCMP_SYS(uname),
    SCMP_SYS(write),
    SCMP_SYS(writev)};

// What libraries try without need, and bear to be refused.
constexpr std::array refused_calls{SCMP_SYS(chmod),        SCMP_SYS(clone3), SCMP_SYS(ftruncate),
                                   SCMP_SYS(memfd_create), SCMP_SYS(mkdir),  SCMP_SYS(rename),
                                   SCMP_SYS(unlink),       SCMP_SYS(utimes), SCMP_SYS(link)};

Error failure(const std::string& what, int error)
{
    return {ErrorCode::permission_denied, what + ": " + std::strerror(error)};
}

Status drop_user()
{
    if (::geteuid() != 0)
        return {};
    constexpr unsigned nobody = 65534;
    if (::setgroups(0, nullptr) != 0 || ::setresgid(nobody, nobody, nobody) != 0
        || ::setresuid(nobody, nobody, nobody) != 0)
        return failure("root could not be given up", errno);
    return {};
}

Status die_with(int parent)
{
    if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0)
        return failure("the death of the parent can't be watched", errno);
    if (::getppid() != parent)
        return Error{ErrorCode::unavailable, "the parent has ended"};
    return {};
}

// Where the system's own limit is lower, that one stays: nobody may raise it.
Status set_limit(__rlimit_resource resource, rlim_t soft, rlim_t hard)
{
    rlimit limit{};
    if (::getrlimit(resource, &limit) == 0)
        limit = {std::min(soft, limit.rlim_max), std::min(hard, limit.rlim_max)};
    if (::setrlimit(resource, &limit) != 0)
        return failure("a resource limit could not be set", errno);
    return {};
}

Status set_limits(const Limits& limits)
{
    const rlim_t seconds = limits.worker_cpu_seconds_max;
#ifndef MAILROOM_SANITIZED
    TRY(set_limit(RLIMIT_AS, limits.worker_memory_bytes_max, limits.worker_memory_bytes_max));
#endif
    TRY(set_limit(RLIMIT_CPU, seconds, seconds + 1));
    return set_limit(RLIMIT_NOFILE, 64, 64);
}

// Kernels know more or fewer rights than our headers (ABI 1: the 13 rights of file access).
Status restrict_files()
{
    constexpr std::uint64_t abi_1_rights = (1U << 13) - 1;
    landlock_ruleset_attr rules{};
    rules.handled_access_fs = abi_1_rights;
    const Descriptor ruleset(static_cast<int>(
        ::syscall(SYS_landlock_create_ruleset, &rules, sizeof rules.handled_access_fs, 0)));
    if (!ruleset) // ENOSYS, EOPNOTSUPP: this kernel has none; the other walls stand.
        return {};
    for (const auto* path : readable_paths) {
        const Descriptor place(::open(path, O_PATH | O_CLOEXEC));
        if (!place)
            continue;
        landlock_path_beneath_attr rule{};
        rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;
        if (std::string_view(path) != "/etc/ld.so.cache") // The only one that is a file.
            rule.allowed_access |= LANDLOCK_ACCESS_FS_READ_DIR;
        rule.parent_fd = place.get();
        if (::syscall(SYS_landlock_add_rule, ruleset.get(), LANDLOCK_RULE_PATH_BENEATH, &rule, 0)
            != 0)
            return failure(path, errno);
    }
    if (::syscall(SYS_landlock_restrict_self, ruleset.get(), 0) != 0)
        return failure("Landlock could not be set", errno);
    return {};
}

// The rules of a child, which may signal nobody but `itself`.
Status add_rules(scmp_filter_ctx filter, std::uint32_t itself)
{
    int error = 0;
    const auto add = [&](std::uint32_t action, int call, std::span<const scmp_arg_cmp> arguments) {
        if (error == 0)
            error = ::seccomp_rule_add_array(
                filter, action, call, static_cast<unsigned>(arguments.size()), arguments.data());
    };
    const auto add_where = [&](std::uint32_t action, int call, scmp_arg_cmp argument) {
        add(action, call, {&argument, 1});
    };
    for (const auto call : allowed_calls)
        add(SCMP_ACT_ALLOW, call, {});
    for (const auto call : refused_calls)
        add(SCMP_ACT_ERRNO(ENOSYS), call, {});
    // Opening is for reading; everything else reads as a read-only file system.
    constexpr std::array<std::uint64_t, 5> writing{O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND};
    constexpr std::uint64_t writes = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;
    for (const auto& [call, flags_at] : {std::pair{SCMP_SYS(open), 1U}, {SCMP_SYS(openat), 2U}}) {
        add_where(SCMP_ACT_ALLOW, call, {flags_at, SCMP_CMP_MASKED_EQ, writes, 0});
        for (const auto flag : writing)
            add_where(SCMP_ACT_ERRNO(EROFS), call, {flags_at, SCMP_CMP_MASKED_EQ, flag, flag});
    }
    // Threads share all walls; a process of its own would not share its CPU time.
    add_where(SCMP_ACT_ALLOW, SCMP_SYS(clone), {0, SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD});
    add_where(SCMP_ACT_ALLOW, SCMP_SYS(tgkill), {0, SCMP_CMP_EQ, itself, 0}); // abort()
    if (error != 0)
        return failure("the system call filter could not be made", -error);
    return {};
}

// No process has it: the kernel gives numbers up to 2^22.
constexpr std::uint32_t any_process = 0x7fff'fffe;

} // namespace

Result<Sandbox> Sandbox::enter()
{
    Sandbox sandbox;
    TRY(sandbox.make_filter());
    TRY(drop_user());
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || ::prctl(PR_SET_DUMPABLE, 0) != 0)
        return failure("privileges could not be given up", errno);
    TRY(set_limit(RLIMIT_FSIZE, 0, 0));
    TRY(set_limit(RLIMIT_CORE, 0, 0));
    TRY(restrict_files());
    return sandbox;
}

Status Sandbox::seal(const Limits& limits, int parent) const
{
    TRY(die_with(parent));
    TRY(set_limits(limits));
    return restrict_calls();
}

Status Sandbox::make_filter()
{
    const std::unique_ptr<void, void (*)(scmp_filter_ctx)> rules(
        ::seccomp_init(SCMP_ACT_KILL_PROCESS), ::seccomp_release);
    const Descriptor file(::memfd_create("filter", MFD_CLOEXEC)); // It is exported to a file only.
    if (rules == nullptr || !file)
        return failure("no system call filter", ENOMEM);
    // As a tree: the kernel tries a filter on every call there is when it is set.
    if (const int error = ::seccomp_attr_set(rules.get(), SCMP_FLTATR_CTL_OPTIMIZE, 2); error != 0)
        return failure("no system call filter", -error);
    TRY(add_rules(rules.get(), any_process));
    if (const int error = ::seccomp_export_bpf(rules.get(), file.get()); error != 0)
        return failure("the system call filter could not be made", -error);
    const auto size = ::lseek(file.get(), 0, SEEK_END);
    filter_.resize(static_cast<std::size_t>(size) / sizeof(Instruction));
    if (::pread(file.get(), filter_.data(), static_cast<std::size_t>(size), 0) != size)
        return failure("the system call filter could not be read", errno);
    return {};
}

Status Sandbox::restrict_calls() const
{
    auto filter = filter_;
    for (auto& instruction : filter) {
        if (instruction.operand == any_process)
            instruction.operand = static_cast<std::uint32_t>(::getpid());
    }
    static_assert(sizeof(Instruction) == sizeof(sock_filter));
    const sock_fprog program{
        static_cast<unsigned short>(filter.size()), reinterpret_cast<sock_filter*>(filter.data())};
    if (::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0)
        return failure("the system call filter could not be set", errno);
    return {};
}

} // namespace mailroom
