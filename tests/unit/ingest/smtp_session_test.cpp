#include "ingest/smtp/session.h"

#include <vector>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

class KeptMail : public SmtpMailSink {
public:
    Status begin() override
    {
        text.clear();
        return begin_status;
    }
    Status write(std::string_view content) override
    {
        text += content;
        return {};
    }

    std::string text;
    Status begin_status;
};

// What a session did with what a client said.
struct Outcome {
    std::string replies; // The codes alone: "220 250 354"
    std::vector<std::string> mails;
    std::vector<Envelope> envelopes;
    bool closed = false, tls = false;
};

struct Door {
    SmtpDoorSettings settings{
        .hostname = "mail.test", .recipients = {"ar@mail.test", "@bills.test"}, .errors_max = 3};
    Limits limits{.message_bytes_max = 1000};
    Status stored; // What the store answers.
    KeptMail mail;
};

std::string codes_of(const std::string& output)
{
    std::string codes;
    for (std::size_t at = 0; at < output.size(); at = output.find('\n', at) + 1) {
        if (output[at + 3] == ' ')
            codes += (codes.empty() ? "" : " ") + output.substr(at, 3);
    }
    return codes;
}

// The client's words arrive `step` bytes at a time.
Outcome run(std::string_view said, std::size_t step, Door door)
{
    SmtpSession session(door.settings, door.limits, door.mail);
    Outcome outcome;
    std::string output;
    while (!said.empty() && !outcome.closed) {
        auto input = said.substr(0, step);
        said.remove_prefix(input.size());
        while (!input.empty() && !outcome.closed) {
            switch (session.consume(input)) {
            case SmtpSession::Step::read:
                break;
            case SmtpSession::Step::store:
                outcome.mails.push_back(door.mail.text);
                outcome.envelopes.push_back(session.envelope());
                session.stored(door.stored);
                break;
            case SmtpSession::Step::start_tls:
                outcome.tls = true;
                input = {};
                session.tls_started();
                break;
            case SmtpSession::Step::close:
                outcome.closed = true;
                break;
            }
        }
    }
    outcome.replies = codes_of(session.take_output());
    return outcome;
}

Outcome run(std::string_view said, const Door& door = {})
{
    auto outcome = run(said, 1u << 20, door);
    for (const std::size_t step : {1u, 3u, 11u}) {
        const auto other = run(said, step, door);
        EXPECT_EQ(other.replies, outcome.replies) << step;
        EXPECT_EQ(other.mails, outcome.mails) << step;
    }
    return outcome;
}

constexpr std::string_view to_data =
    "EHLO c\r\nMAIL FROM:<a@b.c>\r\nRCPT TO:<ar@mail.test>\r\nDATA\r\n";
const std::string data(to_data);

TEST(SmtpSession, TakesMail)
{
    const auto outcome =
        run("EHLO client\r\nmail from:<a@b.c> SIZE=10 BODY=8BITMIME SMTPUTF8\r\n"
            "RCPT TO: <AR@Mail.Test>\r\nRCPT TO:<@x,@y:\"odd > one\"@bills.test>\r\nDATA\r\n"
            "Subject: x\r\n\r\n..dot\r\n.\r\nQUIT\r\n");
    EXPECT_EQ(outcome.replies, "220 250 250 250 250 354 250 221");
    ASSERT_EQ(outcome.mails.size(), 1u);
    EXPECT_EQ(outcome.mails[0], "Subject: x\r\n\r\n.dot\r\n");
    EXPECT_EQ(outcome.envelopes[0].reverse_path, "a@b.c");
    EXPECT_EQ(
        outcome.envelopes[0].forward_paths,
        (std::vector<std::string>{"AR@Mail.Test", "\"odd > one\"@bills.test"}));
    EXPECT_TRUE(outcome.closed);
}

TEST(SmtpSession, EachCommandHasItsPlace)
{
    struct Case {
        std::string said, replies;
    };
    for (const auto& [said, replies] : std::vector<Case>{
             {"MAIL FROM:<a@b.c>\r\n", "220 503"},
             {"LHLO x\r\n", "220 500"},
             {"EHLO\r\n", "220 501"},
             {"HELO x\r\nMAIL FROM:<>\r\nRCPT TO:<ar@mail.test>\r\n", "220 250 250 250"},
             {"EHLO x\r\nRCPT TO:<ar@mail.test>\r\n", "220 250 503"},
             {"EHLO x\r\nDATA\r\n", "220 250 503"},
             {"EHLO x\r\nMAIL FROM:<a@b.c>\r\nDATA\r\n", "220 250 250 554"},
             {"EHLO x\r\nMAIL FROM:<a@b.c>\r\nMAIL FROM:<a@b.c>\r\n", "220 250 250 503"},
             {"EHLO x\r\nMAIL FROM:a@b.c\r\n", "220 250 501"},
             {"EHLO x\r\nMAIL FROM:<a@b.c\r\n", "220 250 501"},
             {"EHLO x\r\nMAIL FROM:<a@b.c> SIZE=1001\r\n", "220 250 552"},
             {"EHLO x\r\nMAIL FROM:<a@b.c> SIZE=99999999999999999999999\r\n", "220 250 552"},
             {"EHLO x\r\nMAIL FROM:<a@b.c> BODY=BINARYMIME\r\n", "220 250 501"},
             {"EHLO x\r\nMAIL FROM:<a@b.c> X=1\r\n", "220 250 555"},
             {"EHLO x\r\nMAIL FROM:<a@b.c>\r\nRCPT TO:<x@elsewhere.test>\r\n", "220 250 250 550"},
             {"EHLO x\r\nMAIL FROM:<a@b.c>\r\nRCPT TO:<ar@mail.test.>\r\n", "220 250 250 550"},
             {"EHLO x\r\nMAIL FROM:<a@b.c>\r\nRCPT TO:<ar+mailroom.12ab@mail.test>\r\n",
              "220 250 250 250"},
             {"EHLO x\r\nMAIL FROM:<a@b.c>\r\nRCPT TO:<@bills.test>\r\n", "220 250 250 501"},
             {"EHLO x\r\nMAIL FROM:<a@b.c>\r\nRSET\r\nRCPT TO:<ar@mail.test>\r\n",
              "220 250 250 250 503"},
             {"STARTTLS\r\n", "220 502"},
             {"NOOP\r\nVRFY x\r\nEXPN\r\n", "220 250 252 500"},
             {"X\r\nX\r\nX\r\nNOOP\r\n", "220 500 500 500 421"},
             {"DATA\r\nSTARTTLS\r\nDATA\r\nNOOP\r\n", "220 503 502 503 421"},
             {"NOOP\nNOOP\r\n", "220 500"},
             {std::string(5000, 'x') + "\r\nNOOP\r\n", "220 500 250"}})
        EXPECT_EQ(run(said).replies, replies) << said.substr(0, 100);
}

TEST(SmtpSession, OnlyADotBetweenFullLineEndsIsTheEnd)
{
    // Each of these has ended a mail somewhere, and smuggled what follows.
    for (const std::string_view trick :
         {"\n.\n", "\r.\r", "\n.\r\n", "\r\n.\n", "\r\n.\r", "\r.\r\n", "\r\n\0.\r\n"}) {
        const auto content = "x" + std::string(trick) + "MAIL FROM:<evil@b.c>\r\n";
        const auto outcome = run(data + content + "\r\n.\r\n");
        EXPECT_EQ(outcome.replies, "220 250 250 250 354 250");
        ASSERT_EQ(outcome.mails.size(), 1u);
        EXPECT_NE(outcome.mails[0].find("evil"), std::string::npos);
    }
    EXPECT_EQ(run(data + ".\r\nNOOP\r\n").mails, std::vector<std::string>{""});
    EXPECT_EQ(run(data + "a\r\r\n.\r\n").mails, std::vector<std::string>{"a\r\r\n"});
    EXPECT_EQ(
        run(data + "\r\n..\r\n.x\r\n.\r\n").mails, std::vector<std::string>{"\r\n.\r\nx\r\n"});
}

TEST(SmtpSession, NothingIsTakenThatCannotBeKept)
{
    Door full{.stored = Error{ErrorCode::io, "disk full"}};
    EXPECT_EQ(run(data + "x\r\n.\r\nNOOP\r\n", full).replies, "220 250 250 250 354 452 250");

    Door no_begin;
    no_begin.mail.begin_status = Error{ErrorCode::io, "disk full"};
    EXPECT_EQ(run(data + "QUIT\r\n", no_begin).replies, "220 250 250 250 452 221");

    const auto large = run(data + std::string(1001, 'x') + "\r\n.\r\nNOOP\r\n");
    EXPECT_EQ(large.replies, "220 250 250 250 354 552 250");
    EXPECT_TRUE(large.mails.empty());
}

TEST(SmtpSession, RecipientsAreCounted)
{
    Door door;
    door.settings.recipients_max = 1;
    EXPECT_EQ(
        run("EHLO x\r\nMAIL FROM:<a@b.c>\r\nRCPT TO:<ar@mail.test>\r\nRCPT TO:<x@bills.test>\r\n",
            door)
            .replies,
        "220 250 250 250 452");
}

TEST(SmtpSession, LmtpAnswersForEachRecipient)
{
    Door door;
    door.settings.protocol = SmtpProtocol::lmtp;
    const std::string said = "LHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<ar@mail.test>\r\n"
                             "RCPT TO:<b@bills.test>\r\nDATA\r\nx\r\n.\r\n";
    EXPECT_EQ(run(said, door).replies, "220 250 250 250 250 354 250 250");
    door.stored = Error{ErrorCode::unavailable, "busy"};
    EXPECT_EQ(run(said, door).replies, "220 250 250 250 250 354 452 452");
    EXPECT_EQ(run("EHLO x\r\n", door).replies, "220 500");
}

TEST(SmtpSession, WhatCameBeforeTlsIsForgotten)
{
    Door door;
    door.settings.certificate_file = "crt";
    door.settings.key_file = "key";
    door.settings.tls_required = true;
    const auto outcome =
        run("EHLO x\r\nMAIL FROM:<a@b.c>\r\nSTARTTLS\r\nRSET\r\nNOOP\r\n", 1u << 20, door);
    EXPECT_TRUE(outcome.tls);
    EXPECT_EQ(outcome.replies, "220 250 530 220"); // RSET and NOOP were dropped.

    SmtpSession session(door.settings, door.limits, door.mail);
    session.take_output();
    const auto say = [&](std::string_view input) {
        session.consume(input);
        return session.take_output();
    };
    EXPECT_NE(say("EHLO x\r\n").find("STARTTLS"), std::string::npos);
    say("STARTTLS\r\n");
    session.tls_started();
    EXPECT_EQ(say("MAIL FROM:<a@b.c>\r\n").substr(0, 3), "503");
    EXPECT_EQ(say("EHLO x\r\n").find("STARTTLS"), std::string::npos);
    EXPECT_EQ(say("MAIL FROM:<a@b.c>\r\n").substr(0, 3), "250");
}

} // namespace
} // namespace mailroom
