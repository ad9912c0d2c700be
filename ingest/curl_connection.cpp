#include "ingest/curl_connection.h"

#include "desk/outbox/curl_server.h"

#include <algorithm>
#include <array>

#include <curl/curl.h>
#include <poll.h>

namespace mailroom {

struct CurlConnection::Handle {
    CURL* curl = curl_easy_init();
    curl_socket_t socket = CURL_SOCKET_BAD;
    std::string host;
    std::array<char, CURL_ERROR_SIZE> detail{};
    ShouldStop should_stop;
    // Read ahead by wait_readable(): bytes may wait inside the TLS layer, where poll() sees none.
    std::array<char, 16u << 10> ahead{};
    std::size_t ahead_begin = 0, ahead_end = 0;

    Result<std::size_t> receive_now(std::span<char> into); // 0: nothing there yet.
    ~Handle() { curl_easy_cleanup(curl); }
};

CurlConnection::CurlConnection(
    std::unique_ptr<Handle> handle, const MailServer& server, const StopSignal& stop)
    : handle_(std::move(handle)),
      silence_max_(std::chrono::seconds(server.silence_seconds_max)),
      stop_(stop)
{
}

CurlConnection::~CurlConnection() = default;

Result<std::unique_ptr<CurlConnection>>
CurlConnection::open_imap(const MailServer& server, const StopSignal& stop)
{
    auto handle = std::make_unique<Handle>();
    if (handle->curl == nullptr)
        return Error{ErrorCode::internal, "libcurl cannot start"};
    handle->host = server.host;
    handle->should_stop = [&stop] { return stop.requested(); };
    TRY(set_mail_server(handle->curl, "imap", "/", server, handle->should_stop));
    curl_easy_setopt(handle->curl, CURLOPT_CONNECT_ONLY, 1L);
    curl_easy_setopt(handle->curl, CURLOPT_ERRORBUFFER, handle->detail.data());
    if (const auto code = curl_easy_perform(handle->curl); code != CURLE_OK)
        return explain_curl_failure(code, handle->detail.data(), server);
    curl_easy_getinfo(handle->curl, CURLINFO_ACTIVESOCKET, &handle->socket);
    if (handle->socket == CURL_SOCKET_BAD)
        return Error{ErrorCode::unavailable, server.host + " closed the connection at once"};
    return std::unique_ptr<CurlConnection>(new CurlConnection(std::move(handle), server, stop));
}

Status CurlConnection::wait(short events)
{
    std::array descriptors{
        pollfd{stop_.descriptor(), POLLIN, 0}, pollfd{handle_->socket, events, 0}};
    const auto ready =
        ::poll(descriptors.data(), descriptors.size(), static_cast<int>(silence_max_.count()));
    if (ready == 0)
        return Error{ErrorCode::timeout, handle_->host + " says nothing any more"};
    if (descriptors[0].revents != 0)
        return Error{ErrorCode::timeout, "ended while talking to " + handle_->host};
    return {};
}

Result<std::size_t> CurlConnection::Handle::receive_now(std::span<char> into)
{
    std::size_t count = 0;
    const auto code = curl_easy_recv(curl, into.data(), into.size(), &count);
    if (code == CURLE_AGAIN)
        return std::size_t{0};
    if (code != CURLE_OK)
        return Error{
            ErrorCode::unavailable,
            "the connection to " + host + " is lost: " + curl_easy_strerror(code)};
    if (count == 0)
        return Error{ErrorCode::unavailable, host + " closed the connection"};
    return count;
}

Result<std::size_t> CurlConnection::receive(std::span<char> into)
{
    auto& ahead = *handle_;
    if (ahead.ahead_begin < ahead.ahead_end) {
        const auto count = std::min(into.size(), ahead.ahead_end - ahead.ahead_begin);
        std::copy_n(ahead.ahead.data() + ahead.ahead_begin, count, into.begin());
        ahead.ahead_begin += count;
        return count;
    }
    for (;;) {
        if (const auto count = TRY(handle_->receive_now(into)); count > 0)
            return count;
        TRY(wait(POLLIN));
    }
}

Status CurlConnection::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        std::size_t count = 0;
        const auto code = curl_easy_send(handle_->curl, bytes.data(), bytes.size(), &count);
        if (code == CURLE_AGAIN) {
            TRY(wait(POLLOUT));
            continue;
        }
        if (code != CURLE_OK)
            return Error{
                ErrorCode::unavailable,
                "the connection to " + handle_->host + " is lost: " + curl_easy_strerror(code)};
        bytes.remove_prefix(count);
    }
    return {};
}

Result<bool> CurlConnection::wait_readable(std::chrono::milliseconds duration)
{
    auto& ahead = *handle_;
    const auto has_input = [&]() -> Result<bool> {
        if (ahead.ahead_begin == ahead.ahead_end) {
            ahead.ahead_begin = 0;
            ahead.ahead_end = 0;
            ahead.ahead_end = TRY(ahead.receive_now(ahead.ahead));
        }
        return ahead.ahead_begin < ahead.ahead_end;
    };
    const auto deadline = std::chrono::steady_clock::now() + duration;
    while (!TRY(has_input())) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        // Not every input is ours: TLS has messages of its own, after which we wait on.
        if (!stop_.wait_readable(handle_->socket, left))
            return false;
    }
    return true;
}

} // namespace mailroom
