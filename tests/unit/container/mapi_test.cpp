// Outlook's messages, as .msg and as TNEF, come out as the mail that they were.

#include "parsers/container/compressed_rtf.h"
#include "parsers/container/msg_reader.h"
#include "parsers/container/tnef_reader.h"
#include "tests/support/make_compound_file.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

using namespace std::literals;

const Limits limits;

template <typename Number>
std::string little_endian(Number number)
{
    return {reinterpret_cast<const char*>(&number), sizeof number};
}

std::string wide(std::string_view ascii)
{
    std::string utf16;
    for (const char c : ascii)
        (utf16 += c) += '\0';
    return utf16;
}

bool has(const std::string& mail, std::string_view line)
{
    return ("\r\n" + mail).find("\r\n" + std::string(line) + "\r\n") != mail.npos;
}

std::string attribute(char level, std::uint32_t id, std::string_view data)
{
    return level + little_endian(id) + little_endian(static_cast<std::uint32_t>(data.size()))
        + std::string(data) + "\0\0"s;
}

// One property of variable size.
std::string property(std::uint16_t id, std::uint16_t type, std::string value)
{
    const auto size = static_cast<std::uint32_t>(value.size());
    value.resize((value.size() + 3) / 4 * 4);
    return little_endian(type) + little_endian(id) + little_endian(1u) + little_endian(size)
        + value;
}

std::string tnef(std::string_view attributes)
{
    return little_endian(0x223E9F78u) + "\1\0"s + std::string(attributes);
}

std::string message_properties(std::string_view subject)
{
    return little_endian(3u) + property(0x0037, mapi_unicode, wide(subject) + "\0\0"s)
        + property(0x1013, mapi_binary, "<p>Hello</p>")
        // A named property, which has its name between id and value.
        + little_endian(std::uint16_t{0x1E}) + little_endian(std::uint16_t{0x8001})
        + std::string(16, 'g') + little_endian(1u) + little_endian(6u) + wide("abc") + "\0\0"s
        + little_endian(1u) + little_endian(2u) + "x\0\0\0"s;
}

TEST(Tnef, ItsMessageAndFilesComeOut)
{
    const auto inner = tnef(attribute(1, 0x00069003, message_properties("Inner")));
    const auto bytes = tnef(
        attribute(1, 0x00069007, little_endian(1252u) + little_endian(0u))
        + attribute(1, 0x00069003, message_properties("Rechnung"))
        + attribute(2, 0x00069002, std::string(14, '\0'))
        + attribute(
            2, 0x00018010,
            "B\xfc"
            "cher.csv\0"sv)
        + attribute(2, 0x0006800F, "1;2\n") + attribute(2, 0x00069002, std::string(14, '\0'))
        + attribute(
            2, 0x00069005,
            little_endian(1u) + property(0x3701, mapi_object, std::string(16, 'i') + inner)));
    const auto read = read_tnef(bytes, limits);
    ASSERT_TRUE(read);
    EXPECT_TRUE(read->defects.empty());
    const auto mail = to_internet_message(read->value, limits);
    EXPECT_TRUE(has(mail, "Subject: Rechnung"));
    EXPECT_TRUE(has(mail, "PHA+SGVsbG88L3A+"));
    EXPECT_TRUE(has(mail, "Content-Disposition: attachment; filename=\"B\u00fccher.csv\""));
    EXPECT_TRUE(has(mail, "MTsyCg=="));
    EXPECT_TRUE(has(mail, "Content-Type: message/rfc822"));
    EXPECT_TRUE(has(mail, "Subject: Inner"));
}

TEST(Tnef, EveryPrefixIsReadAndTheCutIsSaid)
{
    const auto bytes = tnef(
        attribute(1, 0x00069003, message_properties("Cut"))
        + attribute(2, 0x00069002, std::string(14, '\0')) + attribute(2, 0x0006800F, "1;2\n"));
    for (std::size_t size = 4; size < bytes.size(); ++size) {
        const auto read = read_tnef(std::string_view(bytes).substr(0, size), limits);
        ASSERT_TRUE(read) << size;
        EXPECT_FALSE(to_internet_message(read->value, limits).empty());
    }
    EXPECT_FALSE(read_tnef(std::string_view(bytes).substr(0, 40), limits)->defects.empty());
    EXPECT_FALSE(read_tnef("not TNEF", limits));
}

std::string fixed_properties(std::size_t header, std::uint16_t id, std::uint64_t value)
{
    return std::string(header, '\0') + little_endian(std::uint16_t{3}) + little_endian(id)
        + little_endian(0u) + little_endian(value);
}

TEST(Msg, ItsMessageAndFilesComeOut)
{
    const std::string text = "__substg1.0_", attached = "__attach_version1.0_#00000000/",
                      message = "__attach_version1.0_#00000001/__substg1.0_3701000D/";
    const auto bytes = tests::make_compound_file(
        {{"__properties_version1.0", fixed_properties(32, 0x3FDE, 65001)},
         {text + "0037001F", wide("Remittance")},
         {text + "0C1A001F", wide("Ann \"AP\" Lee")},
         {text + "5D01001F", wide("ann@example.com")},
         {text + "1000001F", wide("We paid.")},
         {"__recip_version1.0_#00000000/__properties_version1.0", fixed_properties(8, 0x0C15, 1)},
         {"__recip_version1.0_#00000000/__substg1.0_39FE001F", wide("ar@example.org")},
         {attached + "__properties_version1.0", std::string(8, '\0')},
         {attached + "__substg1.0_3707001F", wide("advice.csv")},
         {attached + "__substg1.0_37010102", "1;2\n"},
         {message + "__properties_version1.0", fixed_properties(24, 0x3FDE, 65001)},
         {message + "__substg1.0_0037001F", wide("Attached")}});
    const auto read = read_msg(bytes, limits);
    ASSERT_TRUE(read);
    const auto mail = to_internet_message(*read, limits);
    EXPECT_TRUE(has(mail, "From: \"Ann \\\"AP\\\" Lee\" <ann@example.com>"));
    EXPECT_TRUE(has(mail, "To: <ar@example.org>"));
    EXPECT_TRUE(has(mail, "Subject: Remittance"));
    EXPECT_TRUE(has(mail, "V2UgcGFpZC4="));
    EXPECT_TRUE(has(mail, "Content-Disposition: attachment; filename=\"advice.csv\""));
    EXPECT_TRUE(has(mail, "MTsyCg=="));
    EXPECT_TRUE(has(mail, "Subject: Attached"));
    for (std::size_t size = 0; size < bytes.size(); size += 97)
        static_cast<void>(read_msg(std::string_view(bytes).substr(0, size), limits));
}

TEST(Msg, TheHeaderThatItCameWithIsKeptButForWhatItSaysOfTheBody)
{
    const auto bytes = tests::make_compound_file(
        {{"__properties_version1.0", std::string(32, '\0')},
         {"__substg1.0_0037001F", wide("Not this one")},
         {"__substg1.0_007D001F",
          wide("From: a@example.com\r\nSubject: This\r\nContent-Type: multipart/mixed;\r\n"
               " boundary=x\r\nMIME-Version: 1.0\r\nDate: Tue, 1 Sep 2026 10:00:00 "
               "+0200\r\n\r\n")}});
    const auto mail = to_internet_message(*read_msg(bytes, limits), limits);
    EXPECT_TRUE(mail.starts_with(
        "From: a@example.com\r\nSubject: This\r\nDate: Tue, 1 Sep 2026 10:00:00 +0200\r\n"
        "MIME-Version: 1.0\r\n"))
        << mail;
}

TEST(CompressedRtf, IsUnpacked)
{
    // The examples of MS-OXRTFCP, sections 4.1 and 4.2.
    EXPECT_EQ(
        decompress_rtf(
            "\x2d\x00\x00\x00\x2b\x00\x00\x00\x4c\x5a\x46\x75\xf1\xc5\xc7\xa7\x03\x00\x0a\x00\x72"
            "\x63\x70\x67\x31\x32\x35\x42\x32\x0a\xf3\x20\x68\x65\x6c\x09\x00\x20\x62\x77\x05\xb0"
            "\x6c\x64\x7d\x0a\x80\x0f\xa0"sv,
            1000),
        "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
    EXPECT_EQ(decompress_rtf("\x10\0\0\0\5\0\0\0MELA\0\0\0\0{\\rtf}"sv, 1000), "{\\rtf");
    EXPECT_EQ(
        decompress_rtf(
            "\x1a\0\0\0\x1c\0\0\0LZFu\xe2\xd4\x4b\x51\x41\x00\x04\x20\x57\x58\x59"
            "\x5a\x0d\x6e\x7d\x01\x0e\xb0"sv,
            1000),
        "{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}");
    EXPECT_EQ(decompress_rtf("short", 1000), "");
}

} // namespace
} // namespace mailroom
