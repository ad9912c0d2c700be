// What we send and what we receive, one against the other and against servers that misbehave.

#include "desk/outbox/smtp_sender.h"
#include "tests/support/mail_sink.h"
#include "tests/support/scripted_server.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

const std::string content = "From: a@b.test\r\nSubject: x\r\n\r\n.dot\r\n..two\r\nlast\r\n";

class SmtpSending : public testing::Test {
protected:
    SmtpDoorSettings with_tls() const
    {
        return {
            .hostname = "sink.test",
            .recipients = {"@mail.test"},
            .certificate_file = certificate_.certificate,
            .key_file = certificate_.key,
            .tls_required = true};
    }

    MailServer server(std::uint16_t port, Security security) const
    {
        return {
            .host = "localhost",
            .port = port,
            .security = security,
            .ca_file = certificate_.certificate,
            .connect_seconds_max = 5,
            .silence_seconds_max = 5};
    }

    SmtpOutcome send(const MailServer& to, const std::string& reverse_path = "ar@ours.test")
    {
        const ShouldStop never = [] { return false; };
        SmtpSender sender(to, "ours.test", never);
        return sender.send(
            {.reverse_path = reverse_path, .forward_paths = {recipient_}, .content = content},
            [this]() -> Status {
                ++ends_;
                return before_end_;
            });
    }

    tests::TemporaryFolder folder_;
    tests::TestCertificate certificate_ = tests::make_certificate(folder_.path());
    std::string recipient_ = "someone@mail.test";
    Status before_end_;
    int ends_ = 0;
};

TEST_F(SmtpSending, ArrivesByteForByteOverStartTls)
{
    const tests::MailSink sink(with_tls());
    for (const std::string reverse_path : {"ar@ours.test", ""}) {
        const auto outcome = send(server(sink.port(), Security::starttls), reverse_path);
        ASSERT_FALSE(outcome.refusal) << outcome.refusal->error.what;
        EXPECT_EQ(outcome.answer, "250 2.0.0 Stored");
        ASSERT_FALSE(sink.mails().empty());
        EXPECT_EQ(sink.mails().back().bytes, content);
        EXPECT_EQ(sink.mails().back().envelope.reverse_path, reverse_path);
        EXPECT_EQ(sink.mails().back().envelope.forward_paths, std::vector<std::string>{recipient_});
    }
    EXPECT_EQ(ends_, 2);
}

TEST_F(SmtpSending, RefusalsAreToldApart)
{
    const tests::MailSink sink(with_tls());
    recipient_ = "someone@elsewhere.test";
    const auto refused = send(server(sink.port(), Security::starttls));
    ASSERT_TRUE(refused.refusal);
    EXPECT_TRUE(refused.refusal->permanent);
    EXPECT_NE(refused.refusal->error.what.find("550 5.1.1"), std::string::npos)
        << refused.refusal->error.what;
    EXPECT_EQ(ends_, 0);

    recipient_ = "someone@mail.test";
    const auto no_tls = send(server(sink.port(), Security::none)); // 530: ours to mend.
    ASSERT_TRUE(no_tls.refusal);
    EXPECT_FALSE(no_tls.refusal->permanent);

    const auto nobody = send(server(tests::free_port(), Security::none));
    ASSERT_TRUE(nobody.refusal);
    EXPECT_FALSE(nobody.refusal->permanent || nobody.refusal->unknown);
}

TEST_F(SmtpSending, InjectedAddressesAreRefusedBeforeAnythingIsSaid)
{
    recipient_ = "a@mail.test>\r\nRCPT TO:<b@mail.test";
    const auto outcome = send(server(1, Security::none));
    ASSERT_TRUE(outcome.refusal);
    EXPECT_TRUE(outcome.refusal->permanent);
}

TEST_F(SmtpSending, AMailWhoseEndCannotBeNotedIsNotSent)
{
    const tests::MailSink sink(with_tls());
    before_end_ = Error{ErrorCode::io, "disk full"};
    const auto outcome = send(server(sink.port(), Security::starttls));
    ASSERT_TRUE(outcome.refusal);
    EXPECT_FALSE(outcome.refusal->permanent || outcome.refusal->unknown);
    EXPECT_TRUE(sink.mails().empty());
}

TEST_F(SmtpSending, OnlyAMissingAnswerToTheEndIsUnknown)
{
    using tests::Turn;
    const std::vector<Turn> to_end{
        {"220 x\r\n", "\r\n"},
        {"250 x\r\n", "\r\n"},
        {"250 x\r\n", "\r\n"},
        {"250 x\r\n", "\r\n"},
        {"354 x\r\n", "\r\n.\r\n"}};
    struct Case {
        std::vector<Turn> turns;
        bool permanent, unknown;
    };
    auto hangs_up = to_end, later = to_end, never = to_end;
    hangs_up.push_back({"", ""});
    later.push_back({"451 4.3.0 later\r\n", "QUIT"});
    never.push_back({"554 5.7.1 spam\r\n", "QUIT"});
    const std::vector<Turn> before_end(to_end.begin(), to_end.begin() + 4);
    auto early = before_end;
    early.push_back({"", ""});
    for (const auto& [turns, permanent, unknown] : std::vector<Case>{
             {hangs_up, false, true},
             {later, false, false},
             {never, true, false},
             {early, false, false},
             {{{"554 go away\r\n", "\r\n"}}, false, false}}) {
        const tests::ScriptedServer scripted({turns});
        const auto outcome = send(server(scripted.port(), Security::none));
        ASSERT_TRUE(outcome.refusal);
        EXPECT_EQ(outcome.refusal->permanent, permanent) << outcome.refusal->error.what;
        EXPECT_EQ(outcome.refusal->unknown, unknown) << outcome.refusal->error.what;
    }
}

TEST_F(SmtpSending, TheDoorCountsItsGuests)
{
    auto settings = with_tls();
    settings.connections_per_client_max = 0;
    const tests::MailSink sink(settings);
    const auto outcome = send(server(sink.port(), Security::starttls));
    ASSERT_TRUE(outcome.refusal);
    EXPECT_FALSE(outcome.refusal->permanent);
}

} // namespace
} // namespace mailroom
