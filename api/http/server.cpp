#include "api/http/server.h"

#include "api/http/finally.h"
#include "api/http/security_headers.h"
#include "core/text.h"

#include <exception>
#include <set>
#include <thread>

#include <boost/asio.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

namespace mailroom {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using tcp = asio::ip::tcp;
using std::chrono::seconds;

constexpr auto with_error = asio::as_tuple(asio::use_awaitable); // Instead of an exception.
constexpr seconds keep_alive_interval{20}; // Shorter than the idle limits of common proxies.
constexpr seconds write_seconds_max{60};

using RequestParser = http::request_parser<http::string_body>;

HttpRequest header_of(const http::request<http::string_body>& message, const tcp::socket& socket)
{
    HttpRequest request;
    request.method = std::string(message.method_string());
    request.set_target({message.target().data(), message.target().size()});
    for (const auto& field : message) {
        const auto name = field.name_string();
        const auto value = field.value();
        request.headers.emplace(
            to_lower_ascii({name.data(), name.size()}), std::string(value.data(), value.size()));
    }
    beast::error_code ignored;
    request.remote_address = socket.remote_endpoint(ignored).address().to_string();
    return request;
}

struct Answer {
    HttpResponse response;
    bool is_head = false, keep_alive = false;
};

http::response<http::string_body> on_the_wire(Answer answer)
{
    auto& response = answer.response;
    http::response<http::string_body> out;
    out.version(11);
    out.result(static_cast<unsigned>(response.status));
    out.reason(std::string(reason_phrase(response.status)));
    for (const auto& [name, value] : fields_of(response))
        out.insert(name, value);
    out.keep_alive(answer.keep_alive);
    if (response.status == 204 || response.status == 304)
        return out;
    out.content_length(response.body.size());
    if (!answer.is_head)
        out.body() = std::move(response.body);
    return out;
}

} // namespace

struct HttpServer::Impl {
    Impl(const HttpServerOptions& given, HttpApplication& handlers)
        : options(given),
          application(handlers),
          acceptor(io),
          pool(given.handler_threads)
    {
    }

    asio::awaitable<void> accept_all();
    asio::awaitable<void> serve(tcp::socket socket);
    asio::awaitable<bool> serve_request(beast::tcp_stream& stream, beast::flat_buffer& buffer);
    asio::awaitable<Answer>
    answer_to(beast::tcp_stream& stream, beast::flat_buffer& buffer, RequestParser& parser);
    asio::awaitable<bool> send(beast::tcp_stream& stream, Answer answer);
    asio::awaitable<HttpResponse> handled(HttpRequest request);
    asio::awaitable<void> stream_events(beast::tcp_stream& stream);
    void stop();

    HttpServerOptions options;
    HttpApplication& application;

    // Of the I/O thread alone. They stand before `io`, whose end destroys the coroutines that
    // still wait, and those touch them.
    std::uint32_t connections = 0;
    std::uint64_t published = 0, published_times = 0;
    std::set<asio::steady_timer*> streams; // Each waits for its next event.

    asio::io_context io{1};
    tcp::acceptor acceptor;
    asio::thread_pool pool;
    std::thread thread;
};

asio::awaitable<void> HttpServer::Impl::accept_all()
{
    for (;;) {
        auto [error, socket] = co_await acceptor.async_accept(with_error);
        if (error == asio::error::operation_aborted || !acceptor.is_open())
            co_return;
        if (error || connections >= options.connections_max) {
            // Out of descriptors or over the limit: what waits stays in the kernel's queue.
            asio::steady_timer pause(io, std::chrono::milliseconds(error ? 100 : 0));
            co_await pause.async_wait(with_error);
            continue;
        }
        asio::co_spawn(io, serve(std::move(socket)), asio::detached);
    }
}

asio::awaitable<void> HttpServer::Impl::serve(tcp::socket socket)
{
    ++connections;
    const Finally leave([this] { --connections; });
    beast::error_code ignored;
    // Without it the header of an answer waits for the acknowledgement of its body: 40 ms each.
    socket.set_option(tcp::no_delay(true), ignored);
    beast::tcp_stream stream(std::move(socket));
    beast::flat_buffer buffer;
    try {
        while (co_await serve_request(stream, buffer)) {
        }
    } catch (const std::exception&) {
        // The other side went away, or was too slow. There is nobody left to tell.
    }
    stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
}

// False: the connection is to be closed.
asio::awaitable<bool>
HttpServer::Impl::serve_request(beast::tcp_stream& stream, beast::flat_buffer& buffer)
{
    RequestParser parser;
    parser.header_limit(options.header_bytes_max);
    parser.body_limit(boost::none); // Until the application has said how much.
    stream.expires_after(seconds(options.header_seconds_max));
    auto [error, size] = co_await http::async_read_header(stream, buffer, parser, with_error);
    Answer answer;
    if (error == http::error::header_limit)
        answer.response = plain_response(431, "The header of this request is too long.\n");
    else if (
        error.category() == make_error_code(http::error::bad_method).category()
        && error != http::error::end_of_stream && error != http::error::partial_message)
        answer.response = plain_response(400, "This is not HTTP/1.1.\n");
    else if (error)
        co_return false;
    else
        answer = co_await answer_to(stream, buffer, parser);
    co_return co_await send(stream, std::move(answer));
}

// To a request whose header was read: its body is taken once the application lets it.
asio::awaitable<Answer> HttpServer::Impl::answer_to(
    beast::tcp_stream& stream, beast::flat_buffer& buffer, RequestParser& parser)
{
    auto request = header_of(parser.get(), stream.socket());
    Answer answer{.is_head = request.method == "HEAD"};
    const auto body_max = application.body_bytes_max(request);
    const bool has_body = !parser.is_done();
    const bool too_long = has_body && parser.content_length_remaining().value_or(0) > body_max;
    if (too_long || (has_body && body_max == 0)) {
        answer.response = plain_response(413, "The body of this request is too long.\n");
        co_return answer;
    }
    parser.body_limit(body_max);
    stream.expires_after(seconds(options.body_seconds_max));
    if (has_body && equals_ignoring_case(request.header("expect"), "100-continue"))
        co_await asio::async_write(
            stream, asio::buffer(std::string_view("HTTP/1.1 100 Continue\r\n\r\n")),
            asio::use_awaitable);
    co_await http::async_read(stream, buffer, parser, asio::use_awaitable);
    request.body = std::move(parser.get().body());
    answer.keep_alive = parser.get().keep_alive();
    answer.response = co_await handled(std::move(request));
    co_return answer;
}

// False: the connection is to be closed.
asio::awaitable<bool> HttpServer::Impl::send(beast::tcp_stream& stream, Answer answer)
{
    if (answer.response.is_event_stream) {
        co_await stream_events(stream);
        co_return false;
    }
    stream.expires_after(write_seconds_max);
    const auto message = on_the_wire(std::move(answer));
    co_await http::async_write(stream, message, asio::use_awaitable);
    co_return message.keep_alive();
}

asio::awaitable<HttpResponse> HttpServer::Impl::handled(HttpRequest request)
{
    co_return co_await asio::co_spawn(
        pool, [&]() -> asio::awaitable<HttpResponse> { co_return application.handle(request); },
        asio::use_awaitable);
}

asio::awaitable<void> HttpServer::Impl::stream_events(beast::tcp_stream& stream)
{
    auto text = event_stream_header() + "retry: 2000\n\n";
    asio::steady_timer timer(io);
    const auto end = std::chrono::steady_clock::now() + seconds(options.stream_seconds_max);
    auto seen = published_times;
    streams.insert(&timer);
    const Finally leave([&] { streams.erase(&timer); });
    while (std::chrono::steady_clock::now() < end && acceptor.is_open()) {
        if (!text.empty()) {
            stream.expires_after(write_seconds_max);
            co_await asio::async_write(stream, asio::buffer(text), asio::use_awaitable);
            text.clear();
        }
        if (seen == published_times) {
            timer.expires_after(keep_alive_interval);
            co_await timer.async_wait(with_error);
        }
        text = seen != published_times
            ? "event: change\ndata: " + std::to_string(published) + "\n\n"
            : ":\n\n";
        seen = published_times;
    }
}

void HttpServer::Impl::stop()
{
    asio::post(io, [this] {
        beast::error_code ignored;
        acceptor.close(ignored);
        for (auto* timer : streams)
            timer->cancel();
    });
    pool.join();
    io.stop();
    if (thread.joinable())
        thread.join();
}

HttpServer::HttpServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

HttpServer::~HttpServer()
{
    impl_->stop();
}

Result<std::unique_ptr<HttpServer>>
HttpServer::start(const HttpServerOptions& options, HttpApplication& application)
{
    auto impl = std::make_unique<Impl>(options, application);
    beast::error_code error;
    const auto address = asio::ip::make_address(options.address, error);
    if (error)
        return Error{
            ErrorCode::invalid_argument,
            "http.address is \"" + options.address
                + "\", which is no IP address; 127.0.0.1 serves this machine alone"};
    try {
        impl->acceptor = tcp::acceptor(impl->io, {address, options.port});
    } catch (const boost::system::system_error& failure) {
        return Error{
            ErrorCode::io,
            "cannot listen on " + options.address + " port " + std::to_string(options.port) + ": "
                + failure.code().message() + "; set http.port to a free one"};
    }
    asio::co_spawn(impl->io, impl->accept_all(), asio::detached);
    impl->thread = std::thread([io = &impl->io] { io->run(); });
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(impl)));
}

std::uint16_t HttpServer::port() const
{
    return impl_->acceptor.local_endpoint().port();
}

void HttpServer::publish(std::uint64_t number)
{
    asio::post(impl_->io, [impl = impl_.get(), number] {
        impl->published = number;
        ++impl->published_times;
        for (auto* timer : impl->streams)
            timer->cancel();
    });
}

} // namespace mailroom
