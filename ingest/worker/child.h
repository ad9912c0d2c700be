#pragma once

// The life of one sealed child.

#include "ingest/worker/sandbox.h"
#include "ingest/worker/zygote.h"

namespace mailroom {

struct ChildDescriptors {
    int input = -1, answer = -1;
};

// Keeps these two descriptors alone, seals the process, does the job and ends.
[[noreturn]] void run_child(
    const JobRequest& request,
    ChildDescriptors descriptors,
    const Sandbox& sandbox,
    int zygote,
    const JobFunction& function);

} // namespace mailroom
