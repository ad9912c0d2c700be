#pragma once

// How a message reached us. The envelope may be trusted; the header is only what the sender wrote.

#include "core/sha256.h"
#include "core/time.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mailroom {

struct Envelope {
    std::string door; // The configured name of the door: "imap:receivables", "smtp", "folder:drop".
    Instant received_at{};
    std::string reverse_path; // RFC 5321 section 4.1.2; empty where the door has none.
    std::vector<std::string> forward_paths;
    std::string filename; // Where a file was put in, not mailed: a bare document has no other name.

    static constexpr auto members()
    {
        return std::tuple{
            member("door", &Envelope::door), member("received_at", &Envelope::received_at),
            member("reverse_path", &Envelope::reverse_path),
            member("forward_paths", &Envelope::forward_paths),
            member("filename", &Envelope::filename)};
    }
};

} // namespace mailroom
