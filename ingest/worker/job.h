#pragma once

// What passes between `mailroom` and `mailroom-worker`, in the notation of core/wire.h.
//
// A job goes over the control socket (AF_UNIX, SOCK_SEQPACKET) as one packet: a JobRequest, with
// three descriptors beside it (SCM_RIGHTS): the input to be mapped, the pipe for the JobAnswer, and
// the pipe for the JobStatus. The sealed child that does the job writes the answer; the zygote
// writes the status once the child has ended, and so it is the status that is believed.

#include "core/limits.h"
#include "core/reading.h"
#include "core/result.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace mailroom {

enum class JobKind : std::uint8_t { read, render_page, extract_part, field_samples, learn_layout };
template <>
inline constexpr auto enum_names<JobKind> = std::to_array<std::string_view>(
    {"read", "render_page", "extract_part", "field_samples", "learn_layout"});

struct JobRequest {
    JobKind kind = JobKind::read;
    std::string path;              // Of the part, for render_page and extract_part.
    std::uint32_t page = 0;        // From 1.
    std::uint32_t dpi = 110;       // Dots per inch.
    DocumentCorrection correction; // For learn_layout.
    ReadOptions options;
    Limits limits;

    static constexpr auto members()
    {
        return std::tuple{
            member("kind", &JobRequest::kind),
            member("path", &JobRequest::path),
            member("page", &JobRequest::page),
            member("dpi", &JobRequest::dpi),
            member("correction", &JobRequest::correction),
            member("options", &JobRequest::options),
            member("limits", &JobRequest::limits)};
    }
};

// read: an encoded Reading; render_page: a JPEG file; extract_part: the bytes of the part;
// field_samples: an encoded list of FieldSample; learn_layout: an encoded LayoutLesson.
struct JobAnswer {
    bool ok = false;
    ErrorCode error{};
    std::string bytes; // Or, where not ok, what is wrong.

    static constexpr auto members()
    {
        return std::tuple{
            member("ok", &JobAnswer::ok), member("error", &JobAnswer::error),
            member("bytes", &JobAnswer::bytes)};
    }
};

// Where no child could be sealed, so that none has begun.
inline JobAnswer not_sealed(const Error& why)
{
    return {
        .error = ErrorCode::unavailable,
        .bytes = "the reader's sandbox could not be set up: " + why.what};
}

// How a child ended.
struct JobStatus {
    std::int32_t exit_code = 0; // JobExit, where no signal ended it.
    std::int32_t signal = 0;
    bool timed_out = false; // Killed by the zygote: the wall clock.
    std::uint32_t cpu_milliseconds = 0;
    std::uint32_t memory_mebibytes_max = 0;

    static constexpr auto members()
    {
        return std::tuple{
            member("exit_code", &JobStatus::exit_code), member("signal", &JobStatus::signal),
            member("timed_out", &JobStatus::timed_out),
            member("cpu_milliseconds", &JobStatus::cpu_milliseconds),
            member("memory_mebibytes_max", &JobStatus::memory_mebibytes_max)};
    }
};

enum JobExit : std::int32_t {
    job_exit_ok = 0,
    job_exit_no_memory = 71,
    job_exit_exception = 72,
    job_exit_not_started = 73,
};

inline constexpr int control_descriptor = 3; // Of the zygote, when it starts.

} // namespace mailroom
