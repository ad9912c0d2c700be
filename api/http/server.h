#pragma once

// An HTTP/1.1 server for people's browsers and programs on one machine or behind a reverse proxy
// that speaks TLS.
//
// One thread does all reading and writing; handlers run in a pool, so that one which waits for the
// store or for a worker holds up nobody. Every response carries the security headers (content
// security policy, nosniff, no framing, no referrer).

#include "api/http/message.h"
#include "core/result.h"

#include <cstdint>
#include <memory>
#include <string>

namespace mailroom {

struct HttpServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8025;         // 0: any free one.
    std::uint32_t handler_threads = 4; // Handlers that run at once.
    std::uint32_t connections_max = 512;
    std::uint32_t header_bytes_max = 16u << 10;
    std::uint32_t header_seconds_max = 30; // From idle to the end of a header.
    std::uint32_t body_seconds_max = 300;
    std::uint32_t stream_seconds_max = 900; // Browsers come back by themselves, with their session.
};

// What the server asks of the program. Called from several threads at once; must not throw.
class HttpApplication {
public:
    virtual ~HttpApplication() = default;

    // How long a body this request may have; only its header is known yet. 0 refuses a body.
    virtual std::uint64_t body_bytes_max(const HttpRequest& header) = 0;
    virtual HttpResponse handle(const HttpRequest& request) = 0;
};

class HttpServer {
public:
    // Listens when it returns. The application must outlive the server.
    static Result<std::unique_ptr<HttpServer>>
    start(const HttpServerOptions& options, HttpApplication& application);
    ~HttpServer(); // Ends all connections and waits for the handlers that run.

    std::uint16_t port() const;

    // Tells every event stream that something changed. From any thread; many calls at once may
    // reach a browser as one. `number` is passed on as the event's data.
    void publish(std::uint64_t number);

private:
    struct Impl;
    explicit HttpServer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace mailroom
