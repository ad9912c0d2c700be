#include "desk/outbox/curl_server.h"

#include "desk/outbox/secret.h"

#include <curl/curl.h>

namespace mailroom {
namespace {

int stop_callback(void* should_stop, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return (*static_cast<const ShouldStop*>(should_stop))() ? 1 : 0;
}

std::string url_of(const std::string& scheme, const MailServer& server)
{
    // A bare IPv6 address needs brackets.
    const bool is_ipv6 = server.host.find(':') != std::string::npos && server.host[0] != '[';
    auto url = scheme + (server.security == Security::tls ? "s://" : "://")
        + (is_ipv6 ? '[' + server.host + ']' : server.host);
    // RFC 8314: submission is port 465 with TLS from the start, else 587.
    std::uint16_t port = server.port;
    if (port == 0 && scheme == "smtp")
        port = server.security == Security::tls ? 465 : 587;
    return port == 0 ? url : url + ':' + std::to_string(port);
}

template <typename... Value>
void set(CURL* handle, CURLoption option, Value... value)
{
    curl_easy_setopt(handle, option, value...);
}

Status set_login(CURL* handle, const MailServer& server)
{
    if (server.user.empty())
        return {};
    set(handle, CURLOPT_USERNAME, server.user.c_str());
    if (!server.token.empty()) {
        const auto token = TRY(read_secret(server.token));
        set(handle, CURLOPT_XOAUTH2_BEARER, token.c_str());
    } else {
        const auto password = TRY(read_secret(server.password));
        set(handle, CURLOPT_PASSWORD, password.c_str());
    }
    return {};
}

} // namespace

Status set_mail_server(
    void* curl_handle,
    const std::string& scheme,
    const std::string& path,
    const MailServer& server,
    const ShouldStop& should_stop)
{
    auto* handle = static_cast<CURL*>(curl_handle);
    if (server.host.empty())
        return Error{ErrorCode::invalid_argument, "the configuration names no mail server"};
    set(handle, CURLOPT_URL, (url_of(scheme, server) + path).c_str());
    set(handle, CURLOPT_NOSIGNAL, 1L);
    set(handle, CURLOPT_USE_SSL,
        static_cast<long>(server.security == Security::none ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    set(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!server.ca_file.empty())
        set(handle, CURLOPT_CAINFO, server.ca_file.c_str());
    set(handle, CURLOPT_CONNECTTIMEOUT, static_cast<long>(server.connect_seconds_max));
    set(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, static_cast<long>(server.silence_seconds_max));
    set(handle, CURLOPT_LOW_SPEED_LIMIT, 1L);
    set(handle, CURLOPT_LOW_SPEED_TIME, static_cast<long>(server.silence_seconds_max));
    set(handle, CURLOPT_NOPROGRESS, 0L);
    set(handle, CURLOPT_XFERINFOFUNCTION, &stop_callback);
    set(handle, CURLOPT_XFERINFODATA, const_cast<ShouldStop*>(&should_stop));
    return set_login(handle, server);
}

Error explain_curl_failure(int curl_code, const std::string& detail, const MailServer& server)
{
    const auto code = static_cast<CURLcode>(curl_code);
    const auto& host = server.host;
    const auto why = detail.empty() ? curl_easy_strerror(code) : detail;
    switch (code) {
    case CURLE_LOGIN_DENIED:
        return {
            ErrorCode::permission_denied,
            host + " refuses the log-in of \"" + server.user + "\" ("
                + (server.token.empty() ? "password" : "token") + "): check both; " + why};
    case CURLE_COULDNT_RESOLVE_HOST:
        return {ErrorCode::unavailable, "no address is known for " + host + ": " + why};
    case CURLE_COULDNT_CONNECT:
        return {
            ErrorCode::unavailable,
            host + " cannot be reached: check host, port and firewall; " + why};
    case CURLE_PEER_FAILED_VERIFICATION:
        return {
            ErrorCode::invalid_argument,
            "the certificate of " + host
                + " cannot be trusted: check the host name, or name your own authority in ca_file; "
                + why};
    case CURLE_SSL_CACERT_BADFILE:
        return {
            ErrorCode::invalid_argument, "ca_file " + server.ca_file + " cannot be read: " + why};
    case CURLE_USE_SSL_FAILED:
        return {
            ErrorCode::invalid_argument,
            host + " offers no STARTTLS: set security to tls, or to none on a private network"};
    case CURLE_SSL_CONNECT_ERROR:
        return {
            ErrorCode::unavailable,
            "no TLS with " + host + ": check the port, or set security to starttls; " + why};
    case CURLE_OPERATION_TIMEDOUT:
        return {ErrorCode::timeout, host + " does not answer in time: " + why};
    case CURLE_ABORTED_BY_CALLBACK:
        return {ErrorCode::timeout, "ended while waiting for " + host};
    default:
        return {ErrorCode::unavailable, host + ": " + why};
    }
}

} // namespace mailroom
