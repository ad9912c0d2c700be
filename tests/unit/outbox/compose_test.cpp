#include "desk/outbox/compose.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

const Instant date{std::chrono::sys_days{std::chrono::year(2026) / 11 / 21}};

OutgoingMail reply()
{
    return {
        .key = "reply:7:documents",
        .from = {"Ours, Ltd", "ar@ours.test"},
        .to = {{"Bärbel", "b@theirs.test"}},
        .subject = "Re: Rechnung",
        .text = "Guten Tag,\n\nanbei die Rechnung.\n",
        .in_reply_to = {"q1@theirs.test"},
        .references = {"q0@theirs.test", "q1@theirs.test"}};
}

TEST(Compose, APlainReply)
{
    EXPECT_EQ(
        compose_mail(reply(), {}, {.hostname = "mail.ours.test"}, date),
        "Date: Sat, 21 Nov 2026 00:00:00 +0000\r\n"
        "From: \"Ours, Ltd\" <ar@ours.test>\r\n"
        "To: =?utf-8?B?QsOkcmJlbA==?= <b@theirs.test>\r\n"
        "Subject: Re: Rechnung\r\n"
        "Message-ID: <"
            + message_id_of(reply(), "mail.ours.test")
            + ">\r\n"
              "In-Reply-To: <q1@theirs.test>\r\n"
              "References: <q0@theirs.test> <q1@theirs.test>\r\n"
              "Auto-Submitted: auto-replied\r\n"
              "X-Auto-Response-Suppress: All\r\n"
              "MIME-Version: 1.0\r\n"
              "Content-Type: text/plain; charset=utf-8\r\n"
              "Content-Transfer-Encoding: quoted-printable\r\n"
              "\r\n"
              "Guten Tag,\r\n\r\nanbei die Rechnung.\r\n");
}

TEST(Compose, TheMessageIdComesFromTheKey)
{
    auto other = reply();
    other.text = "other words";
    EXPECT_EQ(message_id_of(reply(), "h"), message_id_of(other, "h"));
    other.key = "reply:8:documents";
    EXPECT_NE(message_id_of(reply(), "h"), message_id_of(other, "h"));
    EXPECT_TRUE(message_id_of(reply(), "").ends_with("@ours.test"));
}

TEST(Compose, AnswersAreAskedToTheTokensAddress)
{
    auto mail = reply();
    mail.reply_token = "0123456789abcdef";
    const auto text = compose_mail(mail, {}, {.hostname = "h", .subaddress_separator = "+"}, date);
    EXPECT_NE(
        text.find("\r\nReply-To: \"Ours, Ltd\" <ar+mailroom.0123456789abcdef@ours.test>\r\n"),
        std::string::npos)
        << text;
    EXPECT_EQ(
        compose_mail(mail, {}, {.hostname = "h"}, date).find("\r\nReply-To"), std::string::npos);
}

TEST(Compose, APersonsMailIsNotAutomatic)
{
    auto mail = reply();
    mail.automatic = false;
    EXPECT_EQ(compose_mail(mail, {}, {.hostname = "h"}, date).find("Auto-"), std::string::npos);
}

TEST(Compose, AttachmentsAreParts)
{
    const auto mail = compose_mail(
        reply(), {{"Rechnung Ä.pdf", "application/pdf", "%PDF"}, {"x", "bad type", "y"}},
        {.hostname = "h"}, date);
    EXPECT_NE(mail.find("Content-Type: multipart/mixed;\r\n boundary=\"mailroom-"), mail.npos);
    EXPECT_NE(mail.find("Content-Type: application/pdf;\r\n name*0*=utf-8''"), mail.npos);
    EXPECT_NE(mail.find("Content-Transfer-Encoding: base64\r\n\r\nJVBERg==\r\n"), mail.npos);
    EXPECT_NE(mail.find("Content-Type: application/octet-stream;\r\n name=\"x\""), mail.npos);
    const auto at = mail.find("boundary=\"") + 10;
    const auto boundary = "--" + mail.substr(at, mail.find('"', at) - at);
    EXPECT_TRUE(mail.ends_with("\r\n" + boundary + "--\r\n"));
}

TEST(Compose, NothingCanStartAFieldOfItsOwn)
{
    auto mail = reply();
    mail.subject = "x\r\nBcc: evil@x.test";
    mail.from.display_name = "y\nBcc: evil@x.test";
    mail.to[0].addr_spec = "a@b.test>\r\nBcc: <evil@x.test";
    mail.in_reply_to = {"z>\r\nBcc: evil@x.test"};
    mail.references = {std::string(2000, 'r')};
    const auto text =
        compose_mail(mail, {{"f\r\nBcc: e", "text/x\r\nBcc: e", ""}}, {.hostname = "h"}, date);
    EXPECT_EQ(text.find("\nBcc"), text.npos);
    EXPECT_EQ(text.find("In-Reply-To"), text.npos);
    EXPECT_EQ(std::ranges::count(text, '\r'), std::ranges::count(text, '\n'));
    EXPECT_TRUE(std::ranges::all_of(text, [](char c) { return static_cast<signed char>(c) > 0; }));
}

} // namespace
} // namespace mailroom
