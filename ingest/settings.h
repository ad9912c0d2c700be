#pragma once

// What the doors, the pipeline and the outbox are told. api/config fills these from the TOML file;
// the defaults are the product's.

#include "core/describe.h"
#include "core/limits.h"
#include "core/mail_server.h"
#include "core/reading.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mailroom {

// What becomes of a mail in the mailbox once it is durable with us.
enum class AfterPull : std::uint8_t { leave, seen, keyword, move };
template <>
inline constexpr auto enum_names<AfterPull> =
    std::array<std::string_view, 4>{"leave", "seen", "keyword", "move"};

// One account; each of its folders is watched over a connection of its own.
struct ImapDoorSettings {
    std::string name; // "receivables"
    MailServer server;
    std::vector<std::string> folders{"INBOX"}; // UTF-8
    AfterPull after = AfterPull::seen;
    std::string keyword = "$Processed";
    std::string moved_to = "Processed";     // UTF-8; made where it is missing.
    std::uint32_t idle_seconds_max = 1'500; // IDLE is renewed; RFC 2177 allows 29 minutes.
    std::uint32_t poll_seconds = 60;        // Where the server has no IDLE.

    static constexpr auto members()
    {
        return std::tuple{
            member("name", &ImapDoorSettings::name),
            member("server", &ImapDoorSettings::server),
            member("folders", &ImapDoorSettings::folders),
            member("after", &ImapDoorSettings::after),
            member("keyword", &ImapDoorSettings::keyword),
            member("moved_to", &ImapDoorSettings::moved_to),
            member("idle_seconds_max", &ImapDoorSettings::idle_seconds_max),
            member("poll_seconds", &ImapDoorSettings::poll_seconds)};
    }
};

enum class SmtpProtocol : std::uint8_t { smtp, lmtp };
template <>
inline constexpr auto enum_names<SmtpProtocol> = std::array<std::string_view, 2>{"smtp", "lmtp"};

// A receiver. It never relays: only `recipients` are taken.
struct SmtpDoorSettings {
    std::string name = "smtp";
    SmtpProtocol protocol = SmtpProtocol::smtp;
    std::string address = "127.0.0.1";
    std::uint16_t port = 2525; // 0: any free one.
    std::string hostname = "localhost";
    // "ar@example.com", or "@example.com" for the whole domain. Compared without case.
    std::vector<std::string> recipients;
    std::string certificate_file, key_file; // PEM; both set: STARTTLS is offered.
    bool tls_required = false;
    std::uint32_t connections_max = 100;
    std::uint32_t connections_per_client_max = 50;
    std::uint32_t recipients_max = 100;       // Of one mail; RFC 5321 section 4.5.3.1.8.
    std::uint32_t errors_max = 20;            // Wrong commands in one session.
    std::uint32_t command_seconds_max = 300;  // RFC 5321 section 4.5.3.2.7
    std::uint32_t session_seconds_max = 3600; // The whole connection.

    static constexpr auto members()
    {
        return std::tuple{
            member("name", &SmtpDoorSettings::name),
            member("protocol", &SmtpDoorSettings::protocol),
            member("address", &SmtpDoorSettings::address),
            member("port", &SmtpDoorSettings::port),
            member("hostname", &SmtpDoorSettings::hostname),
            member("recipients", &SmtpDoorSettings::recipients),
            member("certificate_file", &SmtpDoorSettings::certificate_file),
            member("key_file", &SmtpDoorSettings::key_file),
            member("tls_required", &SmtpDoorSettings::tls_required),
            member("connections_max", &SmtpDoorSettings::connections_max),
            member("connections_per_client_max", &SmtpDoorSettings::connections_per_client_max),
            member("recipients_max", &SmtpDoorSettings::recipients_max),
            member("errors_max", &SmtpDoorSettings::errors_max),
            member("command_seconds_max", &SmtpDoorSettings::command_seconds_max),
            member("session_seconds_max", &SmtpDoorSettings::session_seconds_max)};
    }
};

// A folder into which others put mail or documents; a Maildir where it has new/, cur/ and tmp/.
struct FolderDoorSettings {
    std::string name; // "drop"
    std::string path;
    std::string done = "done"; // Below `path`: where a file goes once it is durable with us.
    std::string failed = "failed";

    static constexpr auto members()
    {
        return std::tuple{
            member("name", &FolderDoorSettings::name), member("path", &FolderDoorSettings::path),
            member("done", &FolderDoorSettings::done),
            member("failed", &FolderDoorSettings::failed)};
    }
};

// What opens the locked documents of somebody. What is empty does not matter: both empty is for
// all.
struct DocumentPasswords {
    std::string party; // Its id in the books.
    std::string from;  // "ap@example.com", or "@example.com" for the whole domain; without case.
    std::vector<std::string> passwords;

    static constexpr auto members()
    {
        return std::tuple{
            member("party", &DocumentPasswords::party), member("from", &DocumentPasswords::from),
            member("passwords", &DocumentPasswords::passwords)};
    }
};

struct PipelineSettings {
    std::uint32_t threads = 2;   // Messages read at the same time, each in a worker of its own.
    std::uint32_t tries_max = 2; // A message on which so many workers died goes to quarantine.
    // A message that was being read when the program died is read again after the time that all
    // tries may take, and so much.
    std::uint32_t lease_seconds_extra = 10;
    double confidence_min = ReadOptions().confidence_min; // As of ReadOptions.

    static constexpr auto members()
    {
        return std::tuple{
            member("threads", &PipelineSettings::threads),
            member("confidence_min", &PipelineSettings::confidence_min),
            member("tries_max", &PipelineSettings::tries_max),
            member("lease_seconds_extra", &PipelineSettings::lease_seconds_extra)};
    }
};

// Where replies leave. Without a server nothing is sent: replies wait in the outbox.
struct OutboxSettings {
    std::optional<MailServer> server;
    std::string hostname;             // Of EHLO and Message-ID; empty: the domain of the sender.
    std::string subaddress_separator; // As of ComposeOptions (desk/outbox/compose.h).

    static constexpr auto members()
    {
        return std::tuple{
            member("server", &OutboxSettings::server),
            member("hostname", &OutboxSettings::hostname),
            member("subaddress_separator", &OutboxSettings::subaddress_separator)};
    }
};

struct GatewaySettings {
    std::vector<ImapDoorSettings> imap;
    std::vector<SmtpDoorSettings> smtp;
    std::vector<FolderDoorSettings> folders;
    PipelineSettings pipeline;
    std::vector<DocumentPasswords> passwords;
    OutboxSettings outbox;
    Limits limits;

    static constexpr auto members()
    {
        return std::tuple{member("imap", &GatewaySettings::imap),
                          member("smtp", &GatewaySettings::smtp),
                          member("folders", &GatewaySettings::folders),
                          member("pipeline", &GatewaySettings::pipeline),
                          member("passwords", &GatewaySettings::passwords),
                          member("outbox", &GatewaySettings::outbox),
                          member("limits", &GatewaySettings::limits)};
    }
};

} // namespace mailroom
