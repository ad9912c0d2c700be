// Mail made to exhaust its reader. What is tested is that each limit holds, and that the whole does
// not take minutes: every input here made some mail program run for minutes or fall over.

#include "parsers/mime/message_parser.h"

#include <functional>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

std::string repeated(std::string_view piece, std::size_t times)
{
    std::string out;
    out.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        out += piece;
    return out;
}

std::string numbered(std::size_t times, const std::function<std::string(std::size_t)>& piece)
{
    std::string out;
    for (std::size_t i = 0; i < times; ++i)
        out += piece(i);
    return out;
}

bool has_defect(const Parsed<ParsedMessage>& parsed, std::string_view words)
{
    for (const auto& defect : parsed.defects) {
        if (defect.find(words) != std::string::npos)
            return true;
    }
    return false;
}

TEST(HostileMail, HalfAMillionEncodedWords)
{
    const auto raw = "Subject: " + repeated("=?utf-8?q?abcdef?=\r\n ", 500'000) + "\r\nx";
    const auto parsed = parse_message(raw, Limits{});
    EXPECT_LE(parsed.value.message.subject.size(), Limits{}.header_line_bytes_max);
    EXPECT_TRUE(has_defect(parsed, "too long"));
}

TEST(HostileMail, HalfAMillionRecipients)
{
    const auto raw = "To: " + repeated("a@example.com,\r\n ", 500'000) + "\r\n\r\nx";
    const auto parsed = parse_message(raw, Limits{});
    EXPECT_EQ(parsed.value.message.to.size(), Limits{}.addresses_max);
}

TEST(HostileMail, OneHeaderLineOfFiftyMegabytes)
{
    const auto parsed = parse_message("X: " + std::string(50'000'000, 'x') + "\n\nbody", Limits{});
    EXPECT_EQ(parsed.value.message.text, "body");
    EXPECT_TRUE(has_defect(parsed, "too long"));
}

TEST(HostileMail, HalfAMillionParts)
{
    const auto raw =
        "Content-Type: multipart/mixed; boundary=b\n\n" + repeated("--b\n\n\n", 500'000);
    const auto parsed = parse_message(raw, Limits{});
    EXPECT_LE(parsed.value.parts.size(), Limits{}.parts_max);
    EXPECT_TRUE(has_defect(parsed, "too many parts"));
}

TEST(HostileMail, TwoHundredThousandContinuations)
{
    const auto raw = "Content-Type: text/plain"
        + numbered(200'000, [](std::size_t i) { return ";\n name*" + std::to_string(i) + "=a"; })
        + "\n\nx";
    const auto parsed = parse_message(raw, Limits{});
    EXPECT_TRUE(has_defect(parsed, "too many parameters"));
}

TEST(HostileMail, NestingOfAHundredThousand)
{
    const auto messages = repeated("Content-Type: message/rfc822\n\n", 100'000);
    EXPECT_TRUE(has_defect(parse_message(messages, Limits{}), "nested too deep"));
    const auto multiparts = numbered(100'000, [](std::size_t i) {
        const auto name = "b" + std::to_string(i);
        return "Content-Type: multipart/mixed; boundary=" + name + "\n\n--" + name + "\n";
    });
    EXPECT_TRUE(has_defect(parse_message(multiparts, Limits{}), "nested too deep"));
}

TEST(HostileMail, FloodsOfDelimitersQuotesAndAttributions)
{
    const auto dashes =
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n" + repeated("--\n", 1'000'000);
    EXPECT_EQ(parse_message(dashes, Limits{}).value.parts.size(), 1u);
    const auto quotes = "A: b\n\n" + repeated("> On 1.1.2020 a@b.c wrote:\n", 50'000);
    EXPECT_TRUE(parse_message(quotes, Limits{}).value.message.latest_text.empty());
    const auto starts = "A: b\n\n" + repeated("On 1 wrote <a@b.c>\n", 50'000);
    EXPECT_FALSE(parse_message(starts, Limits{}).value.message.text.empty());
}

TEST(HostileMail, AddressesOfQuotesAndBrackets)
{
    for (const std::string_view piece : {"<\"", "\"", "(", "<", "=?", ":", "@", "\\"}) {
        const auto raw = "From: " + repeated(piece, 30'000) + "\nTo: a@b.example\n\nx";
        const auto parsed = parse_message(raw, Limits{});
        ASSERT_EQ(parsed.value.message.to.size(), 1u) << piece;
    }
}

TEST(HostileMail, AMessageBeyondTheLimitIsCutAndSaysSo)
{
    Limits limits;
    limits.message_bytes_max = 30;
    const auto parsed = parse_message("Subject: x\n\n" + std::string(100, 'y'), limits);
    EXPECT_EQ(parsed.value.message.text.size(), 18u);
    EXPECT_TRUE(has_defect(parsed, "too large"));
}

// The eight bytes on which mimetic's own address list reads freed memory, and its decoder's one.
TEST(HostileMail, WhatBreaksTheLibraryDoesNotReachIt)
{
    EXPECT_TRUE(parse_message("To: :\r\n\r\n", Limits{}).value.message.to.empty());
    const auto parsed = parse_message("Content-Transfer-Encoding: base64\n\n||||SGk=", Limits{});
    ASSERT_EQ(parsed.value.parts.size(), 1u);
    EXPECT_EQ(parsed.value.parts[0].content, "Hi");
}

} // namespace
} // namespace mailroom
