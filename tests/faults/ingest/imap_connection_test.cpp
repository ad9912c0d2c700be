// Connections and log-in against a real Dovecot.

#include "ingest/curl_connection.h"
#include "ingest/imap/client.h"
#include "tests/support/dovecot.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

class ImapConnection : public testing::Test {
protected:
    static void SetUpTestSuite() { dovecot = new tests::Dovecot; }
    static void TearDownTestSuite() { delete dovecot; }

    static MailServer server(Security security)
    {
        return {
            .host = "localhost",
            .port = security == Security::tls ? dovecot->imaps_port() : dovecot->imap_port(),
            .security = security,
            .user = "clerk",
            .password = {.value = "secret"},
            .ca_file = dovecot->certificate().string()};
    }

    static Error failure_of(const MailServer& server)
    {
        const StopSignal stop;
        const auto connection = CurlConnection::open_imap(server, stop);
        EXPECT_FALSE(connection);
        return connection ? Error{} : connection.error();
    }

    static inline tests::Dovecot* dovecot = nullptr;
};

TEST_F(ImapConnection, OpensWithEverySecurityAndLogIn)
{
    auto with_token = server(Security::tls);
    with_token.password = {};
    with_token.token = {.command = dovecot->token_command("clerk")};
    for (const auto& each :
         {server(Security::tls), server(Security::starttls), server(Security::none), with_token}) {
        const StopSignal stop;
        const auto connection = CurlConnection::open_imap(each, stop);
        ASSERT_TRUE(connection) << connection.error().what;
        ImapClient client(**connection);
        ASSERT_TRUE(client.capability());
        EXPECT_TRUE(client.can("IDLE"));
        const auto inbox = client.select("INBOX");
        ASSERT_TRUE(inbox) << inbox.error().what;
        EXPECT_NE(inbox->uid_validity, 0u);
        EXPECT_TRUE(inbox->takes_keywords);
    }
}

TEST_F(ImapConnection, SaysWhatIsWrongAndWhatToDo)
{
    struct Case {
        std::string wrong;
        MailServer server;
        ErrorCode code;
        std::string words;
    };
    std::vector<Case> cases{
        {"password", server(Security::tls), ErrorCode::permission_denied, "refuses the log-in"},
        {"authority", server(Security::tls), ErrorCode::invalid_argument, "cannot be trusted"},
        {"ca_file", server(Security::tls), ErrorCode::invalid_argument, "cannot be read"},
        {"port", server(Security::none), ErrorCode::unavailable, "cannot be reached"},
        {"security", server(Security::tls), ErrorCode::unavailable, "no TLS"},
        {"name", server(Security::tls), ErrorCode::unavailable, "no address is known"},
        {"secret", server(Security::tls), ErrorCode::invalid_argument, "/nowhere"},
        {"command", server(Security::tls), ErrorCode::invalid_argument, "exit 7"}};
    cases[0].server.password.value = "wrong";
    cases[1].server.ca_file = "";
    cases[2].server.ca_file = "/nowhere";
    cases[3].server.port = tests::free_port();
    cases[4].server.port = dovecot->imap_port();
    cases[5].server.host = "no-such-host.invalid";
    cases[6].server.password = {.file = "/nowhere"};
    cases[7].server.password = {.command = "exit 7"};
    for (const auto& [wrong, wrong_server, code, words] : cases) {
        const auto error = failure_of(wrong_server);
        EXPECT_EQ(error.code, code) << wrong << ": " << error.what;
        EXPECT_NE(error.what.find(words), std::string::npos) << wrong << ": " << error.what;
        EXPECT_EQ(error.what.find("secret\""), std::string::npos) << error.what;
    }
}

TEST_F(ImapConnection, EndsAtOnceWhenAskedTo)
{
    StopSignal stop;
    auto connection = CurlConnection::open_imap(server(Security::tls), stop);
    ASSERT_TRUE(connection);
    ImapClient client(**connection);
    ASSERT_TRUE(client.capability());
    ASSERT_TRUE(client.select("INBOX"));
    stop.request();
    // Twenty minutes would be over the test's time. A server that is quick enough may still answer
    // the end of the command.
    const auto idle = client.idle(std::chrono::minutes(20));
    EXPECT_TRUE(idle ? !*idle : idle.error().code == ErrorCode::timeout);
}

} // namespace
} // namespace mailroom
