#pragma once

// This program's own fsync(), fdatasync() and syncfs(): every sync of ours and of SQLite's passes
// through one function, which the program that links this defines.

#include <sys/syscall.h>

namespace mailroom {

// `number` is the system call: SYS_fsync, SYS_fdatasync or SYS_syncfs. Answers as it would.
int sync_call(int fd, long number);

} // namespace mailroom
