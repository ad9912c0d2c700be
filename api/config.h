#pragma once

// The configuration: one TOML file, all of whose keys api/mailroom.toml explains (`mailroom config`
// prints it; a test holds the two together). Each key is an environment variable too:
//
//     http.port              MAILROOM_HTTP_PORT=8080
//     imap[0].server.host    MAILROOM_IMAP_0_SERVER_HOST=imap.example.com
//     smtp[0].recipients     MAILROOM_SMTP_0_RECIPIENTS=ar@example.com,ap@example.com
//
// which wins over the file. Every password can be written out, be in a file or come from a command
// (SecretSetting).

#include "core/describe.h"
#include "core/json.h"
#include "core/result.h"
#include "desk/policy.h"
#include "ingest/settings.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

struct HttpSettings {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8025; // 0: any free one.
    // As people's browsers reach it, where a proxy that speaks TLS stands before it:
    // "https://mailroom.example.com". Then cookies are sent by https alone.
    std::string public_url;
    std::uint32_t connections_max = 512;

    static constexpr auto members()
    {
        return std::tuple{
            member("address", &HttpSettings::address), member("port", &HttpSettings::port),
            member("public_url", &HttpSettings::public_url),
            member("connections_max", &HttpSettings::connections_max)};
    }
};

struct LearningSettings {
    std::string every = "off"; // "12h", "7d": parse_interval of api/learning.h.

    static constexpr auto members()
    {
        return std::tuple{member("every", &LearningSettings::every)};
    }
};

struct Config {
    std::string data_folder = "/var/lib/mailroom";
    HttpSettings http;
    std::vector<ImapDoorSettings> imap;
    std::vector<SmtpDoorSettings> smtp;
    std::vector<FolderDoorSettings> folder;
    PipelineSettings pipeline;
    std::vector<DocumentPasswords> passwords;
    LearningSettings learning;
    Policy desk;
    OutboxSettings outbox;
    Limits limits;

    GatewaySettings gateway() const;

    static constexpr auto members()
    {
        return std::tuple{
            member("data_folder", &Config::data_folder),
            member("http", &Config::http),
            member("imap", &Config::imap),
            member("smtp", &Config::smtp),
            member("folder", &Config::folder),
            member("pipeline", &Config::pipeline),
            member("passwords", &Config::passwords),
            member("learning", &Config::learning),
            member("desk", &Config::desk),
            member("outbox", &Config::outbox),
            member("limits", &Config::limits)};
    }
};

enum class ConfigKind : std::uint8_t { text, number, truth, list };

struct ConfigKey {
    std::string path; // "imap[].server.host"
    ConfigKind kind{};
};

std::vector<ConfigKey> config_keys(); // All there are.

using Environment = std::map<std::string, std::string>;
Environment process_environment(); // Those variables whose names begin with MAILROOM_.

// Errors: invalid_argument, which names the key, the variable or the line, and what it should be.
Result<Config> parse_config(std::string_view toml, const Environment& environment);

// An empty path is $MAILROOM_CONFIG; where that isn't set either, the defaults and the environment
// count. Errors besides: not_found.
Result<Config> load_config(const std::filesystem::path& file, const Environment& environment);

// TOML 1.0 as JSON; dates and times become text. Errors: invalid_argument with line and column.
Result<Json> parse_toml(std::string_view toml);

// The file that explains every key.
std::string_view config_reference();

} // namespace mailroom
