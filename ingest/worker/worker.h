#pragma once

// The client of `mailroom-worker`: everything that touches a stranger's bytes is done by a sealed
// child of that process (ingest/worker/sandbox.h), one child a job.
//
//     Worker worker({.executable = *find_worker_executable()});
//     Result<Reading> reading = worker.read(bytes, {}, limits);
//
// Errors name why there is no answer; the job's input is then fit for quarantine, unless the code
// is `unavailable` (the worker itself could not run):
//
//     internal           the child crashed
//     permission_denied  it tried what the sandbox forbids
//     timeout            it took more CPU or wall-clock time than Limits allow
//     over_limit         it needed more memory, or answered more, than Limits allow
//     corrupt            it answered nonsense
//
// Thread-safe: as many jobs run at once as threads call, up to WorkerOptions::jobs_max; further
// callers wait. A worker process that has died is started anew, and the job done once more.

#include "core/field_sample.h"
#include "core/limits.h"
#include "core/reading.h"
#include "core/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

struct WorkerOptions {
    std::string executable;
    unsigned jobs_max = 0; // 0: one for each processor.
};

// $MAILROOM_WORKER, or `mailroom-worker` beside the running program; not_found where there is none.
Result<std::string> find_worker_executable();

// The bytes to work on: a view that outlives the call, or a file open for reading alone.
class WorkerInput {
public:
    WorkerInput(std::string_view bytes) : bytes_(bytes) {}
    WorkerInput(const std::string& bytes) : bytes_(bytes) {}
    static WorkerInput from_descriptor(int descriptor)
    {
        WorkerInput input{std::string_view()};
        input.descriptor_ = descriptor;
        return input;
    }

    std::string_view bytes() const { return bytes_; }
    std::optional<int> descriptor() const { return descriptor_; }

private:
    std::string_view bytes_;
    std::optional<int> descriptor_;
};

struct JobRequest;
class WorkerProcess;

class Worker {
public:
    explicit Worker(WorkerOptions options); // Starts the process with the first job.
    ~Worker();                              // Ends the process; no call may be under way.
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    Result<Reading> read(const WorkerInput& input, const ReadOptions&, const Limits&);

    // The page (from 1) of the document at this path of the container tree, as JPEG.
    Result<std::string> render_page(
        const WorkerInput& input,
        std::string_view path,
        std::uint32_t page,
        std::uint32_t dots_per_inch,
        const ReadOptions&,
        const Limits&);

    // The decoded bytes of the part at this path.
    Result<std::string> extract_part(
        const WorkerInput& input, std::string_view path, const ReadOptions&, const Limits&);

    // What the fields of the documents in these bytes were chosen from, to train their ranking.
    Result<std::vector<FieldSample>>
    field_samples(const WorkerInput& input, const ReadOptions&, const Limits&);

    // What a correction of one of the documents in these bytes teaches about its layout; not_found
    // where it teaches nothing.
    Result<LayoutLesson> learn_layout(
        const WorkerInput& input, const DocumentCorrection&, const ReadOptions&, const Limits&);

    // Of the worker process, where it runs.
    std::optional<int> process_id() const;

private:
    Result<std::string> do_job(const WorkerInput& input, const JobRequest& request);
    Result<std::string> attempt(WorkerProcess& process, int input, const JobRequest& request);
    Result<std::shared_ptr<WorkerProcess>> running_process();
    void forget(const std::shared_ptr<WorkerProcess>& process);

    struct State;
    std::unique_ptr<State> state_;
};

} // namespace mailroom
