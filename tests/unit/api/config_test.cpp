#include "api/config.h"

#include <set>
#include <sstream>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

// The reference as somebody would have it who removed every '#' before a key.
std::string reference_in_use()
{
    std::istringstream in{std::string(config_reference())};
    std::string out;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with('#') && !line.starts_with("# "))
            line.erase(0, 1);
        out += line + '\n';
    }
    return out;
}

void collect_paths(const Json& json, const std::string& path, std::set<std::string>& paths)
{
    if (const auto* array = json.array();
        array != nullptr && !array->empty() && array->front().object() != nullptr) {
        for (const auto& element : *array)
            collect_paths(element, path + "[]", paths);
        return;
    }
    if (json.object() == nullptr) {
        paths.insert(path);
        return;
    }
    for (const auto& [name, value] : *json.object())
        collect_paths(value, path.empty() ? name : path + "." + name, paths);
}

TEST(Config, TheReferenceExplainsEveryKeyAndNoOther)
{
    const auto reference = parse_toml(reference_in_use());
    ASSERT_TRUE(reference) << reference.error().what;
    std::set<std::string> explained, known;
    collect_paths(*reference, "", explained);
    for (const auto& key : config_keys())
        known.insert(key.path);
    EXPECT_EQ(explained, known);
}

TEST(Config, TheReferenceSaysTheDefaults)
{
    const auto written = parse_config(reference_in_use(), {});
    ASSERT_TRUE(written) << written.error().what;
    Config defaults;
    defaults.imap.resize(1);
    defaults.smtp.resize(1);
    defaults.folder.resize(1);
    defaults.passwords.resize(1);
    defaults.outbox.server.emplace();
    EXPECT_EQ(to_string(to_json(*written)), to_string(to_json(defaults)));
}

TEST(Config, WithoutAFileTheDefaultsCount)
{
    const auto config = parse_config("", {});
    ASSERT_TRUE(config);
    EXPECT_EQ(to_string(to_json(*config)), to_string(to_json(Config{})));
}

TEST(Config, TheEnvironmentWins)
{
    const auto config = parse_config(
        "[http]\nport = 1\n[[imap]]\nname = \"ar\"\n",
        {{"MAILROOM_HTTP_PORT", "8080"},
         {"MAILROOM_IMAP_0_SERVER_HOST", "imap.example"},
         {"MAILROOM_IMAP_0_SERVER_PASSWORD_FILE", "/run/secrets/imap"},
         {"MAILROOM_SMTP_0_RECIPIENTS", "ar@example.com, ap@example.com"},
         {"MAILROOM_SMTP_0_TLS_REQUIRED", "true"},
         {"MAILROOM_OUTBOX_SERVER_HOST", "smtp.example"},
         {"MAILROOM_WORKER", "/usr/lib/mailroom-worker"}});
    ASSERT_TRUE(config) << config.error().what;
    EXPECT_EQ(config->http.port, 8080);
    ASSERT_EQ(config->imap.size(), 1u);
    EXPECT_EQ(config->imap[0].name, "ar");
    EXPECT_EQ(config->imap[0].server.host, "imap.example");
    EXPECT_EQ(config->imap[0].server.password.file, "/run/secrets/imap");
    ASSERT_EQ(config->smtp.size(), 1u);
    EXPECT_EQ(
        config->smtp[0].recipients, (std::vector<std::string>{"ar@example.com", "ap@example.com"}));
    EXPECT_TRUE(config->smtp[0].tls_required);
    ASSERT_TRUE(config->outbox.server);
    EXPECT_EQ(config->outbox.server->host, "smtp.example");
}

struct Mistake {
    std::string toml;
    Environment environment;
    std::string named; // Part of what the error says.
};

TEST(Config, MistakesAreNamed)
{
    const std::vector<Mistake> mistakes{
        {"[http]\nprot = 1", {}, "\"http.prot\""},
        {"[[imap]]\n[imap.server]\nhots = \"x\"", {}, "\"imap[].server.hots\""},
        {"[http]\nport = \"many\"", {}, "port"},
        {"[http]\nport = 70000", {}, "port"},
        {"[http\nport = 1", {}, "line 1"},
        {"[[imap]]\nafter = \"burn\"", {}, "after"},
        {"", {{"MAILROOM_HTTP_PORT", "many"}}, "MAILROOM_HTTP_PORT"},
        {"", {{"MAILROOM_HTTP_PROT", "1"}}, "MAILROOM_HTTP_PROT"},
        {"", {{"MAILROOM_SMTP_0_TLS_REQUIRED", "yes"}}, "true or false"},
    };
    for (const auto& mistake : mistakes) {
        const auto config = parse_config(mistake.toml, mistake.environment);
        ASSERT_FALSE(config) << mistake.toml;
        EXPECT_NE(config.error().what.find(mistake.named), std::string::npos)
            << config.error().what;
    }
}

TEST(Config, AFileThatIsNotThereSaysHowToWriteOne)
{
    const auto config = load_config("/nonexistent/mailroom.toml", {});
    ASSERT_FALSE(config);
    EXPECT_EQ(config.error().code, ErrorCode::not_found);
    EXPECT_NE(config.error().what.find("mailroom config"), std::string::npos);
}

} // namespace
} // namespace mailroom
