#pragma once

// What a worker's child gives up before it sees a stranger's byte: privileges, other files than
// fonts and the readers' tables, writing, the network, new processes, and time and memory without
// end.
//
//   user        nobody, where we are root; no new privileges, no core dump, no ptrace
//   Landlock    where the kernel has it (5.13): only `readable_paths`, only for reading
//   seccomp     a list of allowed system calls; sockets, processes and signals end the child
//   rlimits     address space, CPU time, open files; files of 0 bytes
//
// It also dies with `parent`. In builds with sanitizers the address space is not limited: theirs is
// 20 TB.

#include "core/limits.h"
#include "core/result.h"

namespace mailroom {

// Seals the calling process for good. It must have a single thread, and closes nothing itself.
Status seal_process(const Limits& limits, int parent);

} // namespace mailroom
