#pragma once

// What a worker gives up before a stranger's byte is seen: privileges, other files than fonts and
// the readers' tables, writing, the network, new processes, and time and memory without end.
//
//   user        nobody, where we are root; no new privileges, no core dump, no ptrace
//   Landlock    where the kernel has it (5.13): only `readable_paths`, only for reading
//   rlimits     files of 0 bytes; for a child also address space, CPU time, open files
//   seccomp     for a child: a list of allowed system calls; sockets, processes and signals end it
//
// What is the same for all children is done once, by their parent, and inherited: making the
// filter for each child anew cost half a millisecond, more than reading a short mail. In builds
// with sanitizers the address space is not limited: theirs is 20 TB.

#include "core/limits.h"
#include "core/result.h"

#include <cstdint>
#include <vector>

namespace mailroom {

class Sandbox {
public:
    // Takes from the calling process, for good, what none of its children shall have. The process
    // must have a single thread.
    static Result<Sandbox> enter();

    // Seals the calling child of that process, for good; it dies with `parent`. Closes nothing.
    Status seal(const Limits& limits, int parent) const;

private:
    struct Instruction { // Of classic BPF: struct sock_filter.
        std::uint16_t code = 0;
        std::uint8_t jump_true = 0, jump_false = 0;
        std::uint32_t operand = 0;
    };

    Status make_filter();
    Status restrict_calls() const;

    std::vector<Instruction> filter_; // Has a placeholder where the child's number belongs.
};

} // namespace mailroom
