#pragma once

// A mail server of somebody else that we log in to, to fetch mail or to send it.

#include "core/describe.h"

#include <array>
#include <cstdint>
#include <string>

namespace mailroom {

// A password or token: written out, in a file, or printed by a command (run by /bin/sh, for tokens
// that expire). The first that is set counts; file and command are asked anew at each log-in, and
// white space at the end is dropped.
struct SecretSetting {
    std::string value, file, command;

    bool empty() const { return value.empty() && file.empty() && command.empty(); }
    static constexpr auto members()
    {
        return std::tuple{
            member("value", &SecretSetting::value), member("file", &SecretSetting::file),
            member("command", &SecretSetting::command)};
    }
};

enum class Security : std::uint8_t { tls, starttls, none };
template <>
inline constexpr auto enum_names<Security> =
    std::array<std::string_view, 3>{"tls", "starttls", "none"};

// Certificates are always checked.
struct MailServer {
    std::string host;
    std::uint16_t port = 0; // 0: the protocol's own for this security.
    Security security = Security::tls;
    std::string user; // Empty: no log-in.
    SecretSetting password;
    SecretSetting token; // OAuth 2 bearer token (RFC 7628); used instead of a password where set.
    std::string ca_file; // PEM; empty: the system's.
    std::uint32_t connect_seconds_max = 30;
    std::uint32_t silence_seconds_max = 120; // A server that says nothing for so long is gone.

    static constexpr auto members()
    {
        return std::tuple{
            member("host", &MailServer::host),
            member("port", &MailServer::port),
            member("security", &MailServer::security),
            member("user", &MailServer::user),
            member("password", &MailServer::password),
            member("token", &MailServer::token),
            member("ca_file", &MailServer::ca_file),
            member("connect_seconds_max", &MailServer::connect_seconds_max),
            member("silence_seconds_max", &MailServer::silence_seconds_max)};
    }
};

} // namespace mailroom
