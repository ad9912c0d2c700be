#include "tests/support/sync_calls.h"

extern "C" int fsync(int fd)
{
    return mailroom::sync_call(fd, SYS_fsync);
}

extern "C" int fdatasync(int fd)
{
    return mailroom::sync_call(fd, SYS_fdatasync);
}

extern "C" int syncfs(int fd) noexcept
{
    return mailroom::sync_call(fd, SYS_syncfs);
}
