#pragma once

// The parent of the sealed children: takes jobs from the control socket, forks a child for each,
// and tells how each child ended. It loads what all of them need once, and never looks at a
// stranger's byte itself.

#include "ingest/worker/job.h"

#include <functional>
#include <string_view>

namespace mailroom {

// Runs in the sealed child. May throw, crash, hang or swell: that ends the child alone.
using JobFunction = std::function<JobAnswer(const JobRequest& request, std::string_view input)>;

// Serves the control socket until its other end closes; returns the process's exit status. The
// process must have a single thread.
int run_zygote(int control_socket, const JobFunction& function);

} // namespace mailroom
