#include "parsers/mime/bounces.h"
#include "parsers/mime/date_time.h"
#include "parsers/mime/header_section.h"
#include "parsers/mime/message_header.h"
#include "parsers/mime/parameters.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

std::string date(std::string_view text)
{
    const auto parsed = parse_mail_date(text);
    return parsed ? to_string(*parsed) : "none";
}

TEST(MailDate, FormsOfTheStandard)
{
    EXPECT_EQ(date("Fri, 21 Nov 1997 09:55:06 -0600"), "1997-11-21T09:55:06-06:00");
    EXPECT_EQ(date("21 Nov 97 09:55:06 GMT"), "1997-11-21T09:55:06+00:00");
    EXPECT_EQ(date("Fri, 21 Nov 1997 09(comment): 55"), "1997-11-21T00:00:00+00:00");
    EXPECT_EQ(date("Thu,\t13 Feb 1969 23:32 -0330 (NST)"), "1969-02-13T23:32:00-03:30");
    EXPECT_EQ(date("1 Jan 2026 00:00:00 +0200 (EET)"), "2026-01-01T00:00:00+02:00");
}

TEST(MailDate, FormsAsFound)
{
    EXPECT_EQ(date("2026-11-21T09:08:04+02:00"), "2026-11-21T09:08:04+02:00");
    EXPECT_EQ(date("2026-11-21 09:08:04.123Z"), "2026-11-21T09:08:04+00:00");
    EXPECT_EQ(date("Mon Jan  2 15:04:05 2006"), "2006-01-02T15:04:05+00:00");
    EXPECT_EQ(date("Tue, 3 Nov 2026 10:11:12 CET"), "2026-11-03T10:11:12+01:00");
    EXPECT_EQ(date("03-Nov-2026 10:11:12 +0100"), "2026-11-03T10:11:12+01:00");
    for (const std::string_view bad : {"", "yesterday", "32 Nov 2026 10:00:00", "+", ":", "Nov"})
        EXPECT_EQ(date(bad), "none") << bad;
}

std::string parameter(std::string_view field, std::string_view name)
{
    Defects defects;
    return read_parameters(field, Limits{}, defects).parameter(name);
}

TEST(Parameters, FormsOfTheStandards)
{
    EXPECT_EQ(parameter("text/plain; charset=utf-8 (comment)", "charset"), "utf-8");
    EXPECT_EQ(parameter("a/b; name=\"a; b\\\"c\"", "name"), "a; b\"c");
    EXPECT_EQ(parameter("a/b; name*=iso-8859-1'de'%E4.pdf", "name"), "ä.pdf");
    EXPECT_EQ(parameter("a/b; name*1=\"b.pdf\"; name*0=\"a\"", "name"), "ab.pdf");
    EXPECT_EQ(parameter("a/b; name*0*=utf-8''%C3; name*1*=%A4.pdf", "name"), "ä.pdf");
    EXPECT_EQ(parameter("a/b; name=x; name*=utf-8''y", "name"), "y");
}

TEST(Parameters, FormsAsFound)
{
    EXPECT_EQ(parameter("a/b; name=my file.pdf", "name"), "my file.pdf");
    EXPECT_EQ(parameter("a/b; name=\"C:\\invoices\\a.pdf\"", "name"), "C:\\invoices\\a.pdf");
    EXPECT_EQ(parameter("a/b; name=\"=?utf-8?q?=C3=A4.pdf?=\"", "name"), "ä.pdf");
    EXPECT_EQ(parameter("a/b; name=report (2.pdf", "name"), "report (2.pdf");
    EXPECT_EQ(parameter("a/b; name=first; name=second", "name"), "first");
    EXPECT_EQ(parameter("a/b; name*=%E4%", "name"), "ä%");
    Defects defects;
    EXPECT_EQ(read_parameters("Text/HTML ;", Limits{}, defects).value, "text/html");
}

TEST(AuthenticationResults, EachMethodIsRead)
{
    const auto results = parse_authentication_results(
        " mx.example 1; spf=pass (mailfrom; \"x\") smtp.mailfrom=a.example;"
        " dkim = Fail header.i=@b.example; none",
        2);
    ASSERT_EQ(results.size(), 2u);
    EXPECT_EQ(results[0].authserv_id, "mx.example");
    EXPECT_EQ(results[0].identifier, "a.example");
    EXPECT_EQ(results[1].method, "dkim");
    EXPECT_EQ(results[1].result, "fail");
    EXPECT_EQ(results[1].field, 2);
}

TEST(AuthenticationResults, WithoutAHostNobodyVouches)
{
    const auto results = parse_authentication_results("spf=pass smtp.mailfrom=x.example", 0);
    ASSERT_EQ(results.size(), 1u);
    EXPECT_EQ(results[0].authserv_id, "");
}

TEST(HeaderSection, FieldsAreCutAndFolded)
{
    Defects defects;
    const auto section = read_header_section("A: 1\r\n 2\r\nB : x\nA: 3", Limits{}, defects);
    ASSERT_EQ(section.fields.size(), 3u);
    EXPECT_EQ(section.unfolded("a"), "1 2");
    EXPECT_EQ(section.unfolded("b"), "x");
    EXPECT_TRUE(defects.empty());
}

TEST(BounceReason, WordsCountBeforeCodes)
{
    EXPECT_EQ(bounce_reason("550 5.1.1 mailbox is full", "5.1.1"), "mailboxfull");
    EXPECT_EQ(bounce_reason("550 5.1.1 No such user here", ""), "userunknown");
    EXPECT_EQ(bounce_reason("554 rejected per DMARC policy", "5.7.1"), "authfailure");
    EXPECT_EQ(bounce_reason("", "5.2.2"), "mailboxfull");
    EXPECT_EQ(bounce_reason("", "5.6.9"), "contenterror");
    EXPECT_EQ(bounce_reason("", "4.2.2"), "mailboxfull");
    EXPECT_EQ(bounce_reason("", "5.7.25"), "requireptr"); // RFC 7372
    EXPECT_EQ(bounce_reason("", "5.7.23"), "authfailure");
    EXPECT_EQ(bounce_reason("", "5.1.10"), "notaccept"); // RFC 7505
    EXPECT_EQ(bounce_reason("", "4.7.28"), "speeding");
    EXPECT_EQ(bounce_reason("Das Postfach ist voll", ""), "mailboxfull");
    EXPECT_EQ(bounce_reason("Utilizador desconhecido", ""), "userunknown");
    EXPECT_EQ(bounce_reason("", ""), "undefined");
}

} // namespace
} // namespace mailroom
