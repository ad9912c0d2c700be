#include "ingest/worker/worker.h"

#include "core/wire.h"
#include "ingest/worker/descriptor.h"
#include "ingest/worker/job.h"
#include "ingest/worker/process.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <semaphore>
#include <thread>

namespace mailroom {
namespace {

constexpr std::ptrdiff_t jobs_ceiling = 1024;

// Its code is for do_job() alone, which then tries once more.
Error worker_is_gone()
{
    return {ErrorCode::unavailable, "the worker process ended in the middle of a job"};
}

std::string with_cost(std::string what, const JobStatus& status)
{
    return what + " (after " + std::to_string(status.cpu_milliseconds) + " ms of CPU time and "
        + std::to_string(status.memory_mebibytes_max) + " MiB)";
}

Error needed_more_memory(const JobStatus& status, const Limits& limits)
{
    return {
        ErrorCode::over_limit,
        with_cost(
            "the reader needed more than " + std::to_string(limits.worker_memory_bytes_max >> 20)
                + " MiB of memory",
            status)};
}

// Libraries abort where memory ends; and memory ends before all of it is in use.
bool is_abort_for_memory(const JobStatus& status, const Limits& limits)
{
    return status.signal == SIGABRT
        && status.memory_mebibytes_max > (limits.worker_memory_bytes_max >> 20) * 3 / 4;
}

Error error_of_signal(const JobStatus& status)
{
    switch (status.signal) {
    case SIGSYS:
        return {
            ErrorCode::permission_denied,
            with_cost("the reader tried what its sandbox forbids", status)};
    case SIGXCPU:
        return {ErrorCode::timeout, with_cost("the reader took too much CPU time", status)};
    case SIGKILL:
        return {
            ErrorCode::over_limit,
            with_cost("the reader was killed: too much CPU time or memory", status)};
    default:
        return {
            ErrorCode::internal,
            with_cost("the reader crashed with signal " + std::to_string(status.signal), status)};
    }
}

// Why a child that ended like this has no answer; nothing where it should have one.
std::optional<Error> error_of(const JobStatus& status, const Limits& limits)
{
    if (status.timed_out)
        return Error{
            ErrorCode::timeout,
            "the reader was not done after " + std::to_string(limits.worker_seconds_max) + " s"};
    if (is_abort_for_memory(status, limits))
        return needed_more_memory(status, limits);
    if (status.signal != 0)
        return error_of_signal(status);
    switch (status.exit_code) {
    case job_exit_ok:
        return std::nullopt;
    case job_exit_no_memory:
        return needed_more_memory(status, limits);
    case job_exit_not_started:
        return Error{ErrorCode::unavailable, "no process for the worker: the system is at a limit"};
    default:
        return Error{ErrorCode::internal, with_cost("the reader gave up", status)};
    }
}

} // namespace

struct Worker::State {
    explicit State(WorkerOptions worker_options)
        : options(std::move(worker_options)),
          free_jobs(std::min<std::ptrdiff_t>(options.jobs_max, jobs_ceiling))
    {
    }

    WorkerOptions options;
    std::counting_semaphore<jobs_ceiling> free_jobs;
    mutable std::mutex mutex;
    std::shared_ptr<WorkerProcess> process; // Guarded by mutex; null where none runs.
};

Worker::Worker(WorkerOptions options)
{
    if (options.jobs_max == 0)
        options.jobs_max = std::max(1U, std::thread::hardware_concurrency());
    state_ = std::make_unique<State>(std::move(options));
}

Worker::~Worker() = default;

std::optional<int> Worker::process_id() const
{
    const std::lock_guard lock(state_->mutex);
    return state_->process != nullptr ? std::optional(state_->process->id()) : std::nullopt;
}

Result<std::shared_ptr<WorkerProcess>> Worker::running_process()
{
    const std::lock_guard lock(state_->mutex);
    if (state_->process == nullptr)
        state_->process = TRY(WorkerProcess::start(state_->options.executable));
    return state_->process;
}

void Worker::forget(const std::shared_ptr<WorkerProcess>& process)
{
    const std::lock_guard lock(state_->mutex);
    if (state_->process == process)
        state_->process = nullptr; // Ended when its last job lets go of it.
}

Result<std::string> Worker::do_job(const WorkerInput& input, const JobRequest& request)
{
    Descriptor sealed;
    if (!input.descriptor())
        sealed = TRY(make_sealed_file(input.bytes()));
    const int descriptor = input.descriptor().value_or(sealed.get());

    state_->free_jobs.acquire();
    const std::unique_ptr<State, void (*)(State*)> releases(
        state_.get(), [](State* state) { state->free_jobs.release(); });
    for (int attempts_left = 2;; --attempts_left) {
        const auto process = TRY(running_process());
        auto answer = attempt(*process, descriptor, request);
        if (answer || answer.error().code != ErrorCode::unavailable)
            return answer;
        forget(process);
        if (attempts_left == 1)
            return answer;
    }
}

Result<std::string> Worker::attempt(WorkerProcess& process, int input, const JobRequest& request)
{
    using namespace std::chrono;
    auto answer_pipe = TRY(make_pipe());
    auto status_pipe = TRY(make_pipe());
    const std::array descriptors{input, answer_pipe.writer.get(), status_pipe.writer.get()};
    if (!send_packet(process.control_socket(), encode(request), descriptors))
        return worker_is_gone();
    answer_pipe.writer.reset();
    status_pipe.writer.reset();

    // The zygote keeps the time; this is for a zygote that has stopped doing so.
    const auto deadline = steady_clock::now() + seconds(request.limits.worker_seconds_max) + 10s;
    auto bytes = read_to_end(answer_pipe.reader.get(), request.limits.result_bytes_max, deadline);
    answer_pipe.reader.reset(); // A child that still writes ends by SIGPIPE.
    const auto status_bytes = read_to_end(status_pipe.reader.get(), packet_bytes_max, deadline);
    if (!bytes && bytes.error().code == ErrorCode::over_limit)
        return std::move(bytes).error();
    if (!status_bytes) {
        process.kill();
        return worker_is_gone();
    }
    const auto status = decode<JobStatus>(*status_bytes);
    if (!status)
        return worker_is_gone();
    if (auto error = error_of(*status, request.limits))
        return *std::move(error);
    auto answer = decode<JobAnswer>(TRY(std::move(bytes)));
    if (!answer)
        return Error{ErrorCode::corrupt, "the reader answered nonsense"};
    if (!answer->ok)
        return Error{answer->error, std::move(answer->bytes)};
    return std::move(answer->bytes);
}

Result<Reading>
Worker::read(const WorkerInput& input, const ReadOptions& options, const Limits& limits)
{
    return decode<Reading>(
        TRY(do_job(input, {.kind = JobKind::read, .options = options, .limits = limits})));
}

Result<std::string> Worker::render_page(
    const WorkerInput& input,
    std::string_view path,
    std::uint32_t page,
    std::uint32_t dots_per_inch,
    const ReadOptions& options,
    const Limits& limits)
{
    return do_job(
        input,
        {.kind = JobKind::render_page,
         .path = std::string(path),
         .page = page,
         .dpi = dots_per_inch,
         .options = options,
         .limits = limits});
}

Result<std::string> Worker::extract_part(
    const WorkerInput& input,
    std::string_view path,
    const ReadOptions& options,
    const Limits& limits)
{
    return do_job(
        input,
        {.kind = JobKind::extract_part,
         .path = std::string(path),
         .options = options,
         .limits = limits});
}

Result<std::vector<FieldSample>>
Worker::field_samples(const WorkerInput& input, const ReadOptions& options, const Limits& limits)
{
    return decode<std::vector<FieldSample>>(
        TRY(do_job(input, {.kind = JobKind::field_samples, .options = options, .limits = limits})));
}

Result<LayoutLesson> Worker::learn_layout(
    const WorkerInput& input,
    const DocumentCorrection& correction,
    const ReadOptions& options,
    const Limits& limits)
{
    return decode<LayoutLesson>(TRY(do_job(
        input,
        {.kind = JobKind::learn_layout,
         .correction = correction,
         .options = options,
         .limits = limits})));
}

Result<std::string> find_worker_executable()
{
    if (const auto* named = std::getenv("MAILROOM_WORKER"); named != nullptr && *named != '\0')
        return std::string(named);
    std::error_code error;
    const auto beside =
        std::filesystem::read_symlink("/proc/self/exe", error).parent_path() / "mailroom-worker";
    if (error || !std::filesystem::exists(beside, error))
        return Error{
            ErrorCode::not_found,
            "mailroom-worker is not beside this program: install it there, or set MAILROOM_WORKER"};
    return beside.string();
}

} // namespace mailroom
