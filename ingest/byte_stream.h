#pragma once

// A connection to a server, as a protocol engine sees it. One thread at a time.

#include "core/result.h"

#include <chrono>
#include <cstddef>
#include <span>
#include <string_view>

namespace mailroom {

class ByteStream {
public:
    virtual ~ByteStream() = default;

    // At least one byte. Errors: timeout where the server is silent for too long or the end was
    // asked for, unavailable where the connection is lost.
    virtual Result<std::size_t> receive(std::span<char> into) = 0;

    virtual Status send(std::string_view bytes) = 0;

    // Whether receive() would return at once; false where `duration` passed or the end was asked
    // for.
    virtual Result<bool> wait_readable(std::chrono::milliseconds duration) = 0;
};

} // namespace mailroom
