#include "core/limits.h"
#include "store/mail_identity.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

constexpr std::string_view plain = "Message-ID: <1@a>\r\nDate: today\r\nFrom: a@a\r\n"
                                   "Subject: one two\r\n\r\nHello\r\n\r\nyou\r\n";

std::optional<Sha256> identity(std::string_view mail, std::size_t piece = std::string::npos)
{
    MailIdentity identity;
    while (!mail.empty()) {
        const auto size = std::min(piece, mail.size());
        identity.update(mail.substr(0, size));
        mail.remove_prefix(size);
    }
    return identity.finish();
}

std::string replaced(std::string_view text, std::string_view from, std::string_view to)
{
    std::string out(text);
    for (auto at = out.find(from); at != out.npos; at = out.find(from, at + to.size()))
        out.replace(at, from.size(), to);
    return out;
}

TEST(MailIdentity, SurvivesTheWay)
{
    const auto expected = identity(plain);
    ASSERT_TRUE(expected);
    const std::string mail(plain);
    EXPECT_EQ(identity("Received: from x\r\n\tby y\r\n" + mail), expected);
    EXPECT_EQ(identity("Return-Path: <>\r\nDelivered-To: b@b\r\n" + mail), expected);
    EXPECT_EQ(identity("X-Spam: no\r\nAuthentication-Results: z; spf=pass\r\n" + mail), expected);
    EXPECT_EQ(identity(replaced(mail, "\r\n", "\n")), expected);
    EXPECT_EQ(identity(mail + "\r\n\n"), expected);
    EXPECT_EQ(identity(replaced(mail, "one two", "one\r\n two")), expected);
    EXPECT_EQ(identity(replaced(mail, "Subject", "SUBJECT")), expected);
}

TEST(MailIdentity, IsTheSameInPieces)
{
    for (std::size_t piece = 1; piece < plain.size(); ++piece)
        EXPECT_EQ(identity(plain, piece), identity(plain)) << piece;
}

TEST(MailIdentity, DifferentMailsDiffer)
{
    const std::string mail(plain);
    for (const auto& other :
         {replaced(mail, "<1@a>", "<2@a>"), replaced(mail, "today", "tomorrow"),
          replaced(mail, "From: a@a", "From: b@a"), replaced(mail, "one two", "one  twos"),
          replaced(mail, "Hello", "hello"), replaced(mail, "Hello\r\n\r\n", "Hello\r\n"),
          replaced(mail, "Subject", "Content-Type: text/html\r\nSubject"),
          // What looks like a header field in the body is body.
          replaced(mail, "Subject: one two\r\n\r\n", "\r\nSubject: one two\r\n")})
        EXPECT_NE(identity(other), identity(plain)) << other;
}

TEST(MailIdentity, NeedsWhatMakesAMailUnique)
{
    const std::string mail(plain);
    EXPECT_FALSE(identity(""));
    EXPECT_FALSE(identity("\r\nHello"));
    EXPECT_FALSE(identity("%PDF-1.7 no mail at all"));
    EXPECT_FALSE(identity(replaced(mail, "Message-ID", "Message-Number")));
    EXPECT_FALSE(identity(replaced(mail, "<1@a>", " ")));
    EXPECT_FALSE(identity(replaced(mail, "Date", "Day")));
    EXPECT_FALSE(identity(replaced(mail, "From", "Of")));
    EXPECT_TRUE(identity("Message-ID: <1@a>\nDate: today\nFrom: a@a\n"));
    const std::string endless(Limits{}.header_bytes_max + 1, 'x');
    EXPECT_FALSE(identity("X-Pad: " + endless + "\r\n" + mail, 1'000));
}

} // namespace
} // namespace mailroom
