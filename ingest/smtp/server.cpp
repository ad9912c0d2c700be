#include "ingest/smtp/server.h"

#include "ingest/smtp/intake.h"
#include "ingest/smtp/session.h"

#include <map>
#include <optional>
#include <thread>

#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>

namespace mailroom {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
constexpr auto use_coroutine = asio::as_tuple(asio::use_awaitable);

constexpr std::size_t storing_threads = 16; // They wait for the disk together: group commit.

class Wire;

} // namespace

struct SmtpServer::State {
    State(const SmtpDoorSettings& door_settings, const DoorContext& door_context)
        : settings(door_settings),
          context(door_context)
    {
    }

    Status listen();
    Status load_certificate();
    asio::awaitable<void> accept_all();
    asio::awaitable<void> serve(tcp::socket socket, std::string client);
    asio::awaitable<void> converse(Wire& wire);
    asio::awaitable<Status> stored(SmtpIntake& intake, Envelope envelope);
    bool admit(const std::string& client);
    void leave(const std::string& client);

    const SmtpDoorSettings& settings;
    const DoorContext& context;
    asio::io_context io{1};
    asio::ssl::context tls{asio::ssl::context::tls_server};
    tcp::acceptor acceptor{io};
    asio::thread_pool storing{storing_threads};
    std::uint32_t connections = 0;
    std::map<std::string, std::uint32_t> connections_of; // By client address.
    std::thread thread;
};

namespace {

// A socket that may turn to TLS, with a clock that closes it.
class Wire {
public:
    explicit Wire(tcp::socket socket)
        : socket_(std::make_shared<tcp::socket>(std::move(socket))),
          timer_(socket_->get_executor())
    {
    }

    void give(std::chrono::seconds time) // Until then, or the connection is closed.
    {
        timer_.expires_after(time);
        // The timer may have gone off already when the connection ends.
        timer_.async_wait([weak = std::weak_ptr(socket_)](error_code error) {
            if (const auto socket = weak.lock(); socket && !error)
                close(*socket);
        });
    }

    asio::awaitable<std::size_t> read(asio::mutable_buffer into) // 0: it is over.
    {
        const auto [error, count] = tls_ ? co_await tls_->async_read_some(into, use_coroutine)
                                         : co_await socket_->async_read_some(into, use_coroutine);
        co_return error ? 0 : count;
    }

    asio::awaitable<bool> write(std::string text)
    {
        if (text.empty())
            co_return true;
        const auto [error, count] = tls_
            ? co_await asio::async_write(*tls_, asio::buffer(text), use_coroutine)
            : co_await asio::async_write(*socket_, asio::buffer(text), use_coroutine);
        co_return !error;
    }

    asio::awaitable<bool> start_tls(asio::ssl::context& context)
    {
        tls_.emplace(*socket_, context);
        const auto [error] =
            co_await tls_->async_handshake(asio::ssl::stream_base::server, use_coroutine);
        co_return !error;
    }

    void close() { close(*socket_); }

private:
    static void close(tcp::socket& socket)
    {
        error_code ignored;
        socket.shutdown(tcp::socket::shutdown_both, ignored);
        socket.close(ignored);
    }

    std::shared_ptr<tcp::socket> socket_;
    asio::steady_timer timer_;
    std::optional<asio::ssl::stream<tcp::socket&>> tls_;
};

} // namespace

Status SmtpServer::State::load_certificate()
{
    if (settings.certificate_file.empty() && settings.key_file.empty())
        return {};
    error_code error;
    tls.set_options(
        asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1
            | asio::ssl::context::no_tlsv1_1,
        error);
    if (!error)
        tls.use_certificate_chain_file(settings.certificate_file, error);
    if (!error)
        tls.use_private_key_file(settings.key_file, asio::ssl::context::pem, error);
    if (error)
        return Error{
            ErrorCode::invalid_argument,
            "the certificate " + settings.certificate_file + " and its key " + settings.key_file
                + " cannot be used: " + error.message()};
    return {};
}

Status SmtpServer::State::listen()
{
    error_code error;
    const auto address = asio::ip::make_address(settings.address, error);
    if (error)
        return Error{
            ErrorCode::invalid_argument,
            "\"" + settings.address + "\" is no IP address that a door can listen on"};
    try {
        acceptor = tcp::acceptor(io, {address, settings.port});
    } catch (const boost::system::system_error& failure) {
        return Error{
            ErrorCode::unavailable,
            "cannot listen on " + settings.address + " port " + std::to_string(settings.port) + ": "
                + failure.code().message()};
    }
    return {};
}

bool SmtpServer::State::admit(const std::string& client)
{
    auto& count = connections_of[client];
    if (connections >= settings.connections_max || count >= settings.connections_per_client_max) {
        if (count == 0)
            connections_of.erase(client);
        return false;
    }
    ++connections;
    ++count;
    return true;
}

void SmtpServer::State::leave(const std::string& client)
{
    --connections;
    if (const auto at = connections_of.find(client); --at->second == 0)
        connections_of.erase(at);
}

asio::awaitable<void> SmtpServer::State::accept_all()
{
    for (;;) {
        auto [error, socket] = co_await acceptor.async_accept(use_coroutine);
        if (error == asio::error::operation_aborted)
            co_return;
        if (error) { // Out of descriptors, most likely: sessions that end give some back.
            asio::steady_timer timer(io, std::chrono::milliseconds(100));
            co_await timer.async_wait(use_coroutine);
            continue;
        }
        error_code unknown;
        const auto client = socket.remote_endpoint(unknown).address().to_string();
        if (unknown)
            continue;
        asio::co_spawn(io, serve(std::move(socket), client), asio::detached);
    }
}

asio::awaitable<void> SmtpServer::State::serve(tcp::socket socket, std::string client)
{
    error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    Wire wire(std::move(socket));
    wire.give(std::chrono::seconds(settings.command_seconds_max));
    if (!admit(client)) {
        co_await wire.write("421 4.3.2 Too many connections, try again later\r\n");
        co_return;
    }
    co_await converse(wire);
    wire.close();
    leave(client);
}

asio::awaitable<void> SmtpServer::State::converse(Wire& wire)
{
    using Step = SmtpSession::Step;
    SmtpIntake intake(context);
    SmtpSession session(settings, context.limits, intake);
    const auto end =
        std::chrono::steady_clock::now() + std::chrono::seconds(settings.session_seconds_max);
    std::vector<char> buffer(64u << 10);
    std::string_view input;
    bool open = co_await wire.write(session.take_output());
    while (open && std::chrono::steady_clock::now() < end) {
        wire.give(std::chrono::seconds(settings.command_seconds_max));
        if (input.empty())
            input = {buffer.data(), co_await wire.read(asio::buffer(buffer))};
        if (input.empty())
            break;
        const auto step = session.consume(input);
        if (step == Step::store) {
            auto envelope = session.envelope();
            const auto status = co_await stored(intake, std::move(envelope));
            session.stored(status);
        }
        open = co_await wire.write(session.take_output()); // Of all pipelined commands together.
        if (step == Step::close)
            break;
        if (step == Step::start_tls) {
            input = {}; // RFC 3207: what came before is not of the encrypted session.
            session.tls_started();
            open = open && co_await wire.start_tls(tls);
        }
    }
}

// The mail that the intake has taken, off the thread that serves everybody.
asio::awaitable<Status> SmtpServer::State::stored(SmtpIntake& intake, Envelope envelope)
{
    envelope.door = settings.name;
    envelope.received_at = context.now();
    const auto status = co_await asio::co_spawn(
        storing, [&]() -> asio::awaitable<Status> { co_return intake.store(std::move(envelope)); },
        asio::use_awaitable);
    if (status)
        context.board.taken(settings.name, 1);
    else
        context.board.failing(settings.name, status.error());
    co_return status;
}

SmtpServer::SmtpServer(std::unique_ptr<State> state) : state_(std::move(state)) {}

Result<std::unique_ptr<SmtpServer>>
SmtpServer::start(const SmtpDoorSettings& settings, const DoorContext& context)
{
    auto state = std::make_unique<State>(settings, context);
    TRY(state->load_certificate());
    TRY(state->listen());
    asio::co_spawn(state->io, state->accept_all(), asio::detached);
    state->thread = std::thread([&io = state->io] { io.run(); });
    context.board.state(settings.name, DoorState::open);
    return std::unique_ptr<SmtpServer>(new SmtpServer(std::move(state)));
}

SmtpServer::~SmtpServer()
{
    state_->io.stop();
    state_->thread.join();
    state_->storing.join();
    state_->context.board.state(state_->settings.name, DoorState::closed);
}

std::uint16_t SmtpServer::port() const
{
    error_code ignored;
    return state_->acceptor.local_endpoint(ignored).port();
}

} // namespace mailroom
