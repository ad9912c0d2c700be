#pragma once

// A connection that libcurl opened: name resolution, proxy, TLS or STARTTLS, certificate check and
// log-in (SASL PLAIN, LOGIN, XOAUTH2, OAUTHBEARER) are done; what follows is ours to speak.
//
// Errors of open() say which server, what went wrong and what to do: permission_denied (log-in
// refused), unavailable (not reached), invalid_argument (certificate, STARTTLS, secret), timeout.
// One thread at a time, but `stop` may be asked for by any: waiting then ends with Error timeout.

#include "ingest/byte_stream.h"
#include "ingest/settings.h"
#include "ingest/stop_signal.h"

#include <memory>

namespace mailroom {

class CurlConnection : public ByteStream {
public:
    // An IMAP session in the authenticated state (RFC 9051 section 3.2).
    static Result<std::unique_ptr<CurlConnection>>
    open_imap(const MailServer& server, const StopSignal& stop);

    ~CurlConnection() override;

    Result<std::size_t> receive(std::span<char> into) override;
    Status send(std::string_view bytes) override;
    Result<bool> wait_readable(std::chrono::milliseconds duration) override;

private:
    struct Handle;
    CurlConnection(
        std::unique_ptr<Handle> handle, const MailServer& server, const StopSignal& stop);

    Status wait(short events);

    std::unique_ptr<Handle> handle_;
    std::chrono::milliseconds silence_max_;
    const StopSignal& stop_;
};

} // namespace mailroom
