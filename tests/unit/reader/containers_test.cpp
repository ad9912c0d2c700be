// What is packed is read as if it had come alone, and its path says the way to it.

#include "parsers/reader.h"
#include "tests/support/base64.h"
#include "tests/support/make_archive.h"
#include "tests/support/make_compound_file.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

using tests::make_gzip;
using tests::make_zip;

const Limits limits;

std::vector<std::string> paths_of(const Reading& reading)
{
    std::vector<std::string> paths;
    for (const auto& part : reading.parts)
        paths.push_back(part.path);
    return paths;
}

std::string read_data(const std::string& name)
{
    std::ifstream in(std::filesystem::path(MAILROOM_SOURCE_DIR) / name, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

std::string mail_of(std::string_view type, std::string_view filename, std::string_view bytes)
{
    return "From: ann@example.com\r\nSubject: Packed\r\nMIME-Version: 1.0\r\nContent-Type: "
        + std::string(type) + "\r\nContent-Disposition: attachment; filename=\""
        + std::string(filename) + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + tests::base64(bytes) + "\r\n";
}

std::string wide(std::string_view ascii)
{
    std::string utf16;
    for (const char c : ascii)
        (utf16 += c) += '\0';
    return utf16;
}

std::string small_msg()
{
    return tests::make_compound_file(
        {{"__properties_version1.0", std::string(32, '\0')},
         {"__substg1.0_0037001F", wide("Remittance 4711")},
         {"__substg1.0_1000001F", wide("We paid invoice 4711 today.")},
         {"__attach_version1.0_#00000000/__properties_version1.0", std::string(8, '\0')},
         {"__attach_version1.0_#00000000/__substg1.0_3707001F", wide("a.csv")},
         {"__attach_version1.0_#00000000/__substg1.0_37010102", "No;Amount\n1;2,00\n3;4,00\n"}});
}

TEST(Containers, ABareMsgIsAMessage)
{
    const auto reading = read(small_msg(), {}, limits);
    EXPECT_TRUE(reading.is_message);
    EXPECT_EQ(reading.message.subject, "Remittance 4711");
    EXPECT_EQ(reading.message.latest_text, "We paid invoice 4711 today.");
    EXPECT_EQ(paths_of(reading), (std::vector<std::string>{"1.1", "2"}));
    EXPECT_EQ(reading.parts[1].detected_type, "text/csv");
}

TEST(Containers, ABareTextHasWordsButIsNoMessage)
{
    const auto text = read("We paid 4711.\r\n\r\nKind regards\r\nBo\r\n", {}, limits);
    EXPECT_FALSE(text.is_message);
    EXPECT_EQ(text.message.latest_text, "We paid 4711.");
    const auto html =
        read("<html><body><p>We paid.</p><p>Best<br>Bo</p></body></html>", {}, limits);
    EXPECT_FALSE(html.is_message);
    EXPECT_EQ(html.message.latest_text, "We paid.");
}

TEST(Containers, AnAttachedMsgIsOpened)
{
    const auto reading =
        read(mail_of("application/octet-stream", "fw.msg", small_msg()), {}, limits);
    EXPECT_EQ(reading.message.subject, "Packed");
    EXPECT_EQ(paths_of(reading), (std::vector<std::string>{"1", "1/msg:1.1", "1/msg:a.csv"}));
}

TEST(Containers, AGzippedFileKeepsItsName)
{
    const auto reading =
        read(mail_of("application/gzip", "a.csv.gz", make_gzip("a;b\n1;2\n")), {}, limits);
    EXPECT_EQ(paths_of(reading), (std::vector<std::string>{"1", "1/gz:a.csv"}));
}

TEST(Containers, TheBodyOfASignedMailIsTheMailsOwn)
{
    const auto reading = read(
        mail_of(
            "application/pkcs7-mime; smime-type=signed-data", "smime.p7m",
            read_data("tests/unit/reader/data/signed_mail.p7m")),
        {}, limits);
    EXPECT_EQ(reading.message.latest_text, "We pay on Friday.");
    EXPECT_EQ(paths_of(reading), (std::vector<std::string>{"1", "1/p7m:1", "1/p7m:2"}));
    const auto document = std::ranges::find(reading.documents, "1/p7m:2", &Document::path);
    ASSERT_NE(document, reading.documents.end());
    ASSERT_FALSE(document->checks.empty());
    EXPECT_EQ(document->checks.back().rule, "signature");
    EXPECT_TRUE(document->checks.back().ok);
}

TEST(Containers, ABareDocumentHasTheNameOfItsFile)
{
    const auto reading = read("a;b\n1;2\n", {.filename = "list.csv"}, limits);
    EXPECT_FALSE(reading.is_message);
    EXPECT_EQ(reading.parts.at(0).filename, "list.csv");
}

TEST(Containers, WhatIsLockedIsSaidAndOpenedByAPassword)
{
    const auto zip = tests::make_locked_zip({{"a.csv", "a;b\n1;2\n"}}, "Sesame");
    for (const std::vector<std::string>& passwords :
         {std::vector<std::string>{}, std::vector<std::string>{"wrong"}}) {
        const auto locked = read(zip, {.passwords = passwords}, limits);
        EXPECT_EQ(paths_of(locked), std::vector<std::string>{"1"});
        ASSERT_EQ(locked.documents.size(), 1U);
        EXPECT_EQ(locked.documents[0].path, "1/zip:a.csv");
        EXPECT_TRUE(locked.documents[0].encrypted);
        EXPECT_EQ(locked.defects.size(), 1U);
    }
    const auto opened = read(zip, {.passwords = {"wrong", "Sesame"}}, limits);
    EXPECT_EQ(paths_of(opened), (std::vector<std::string>{"1", "1/zip:a.csv"}));
    EXPECT_TRUE(opened.defects.empty());
}

TEST(Containers, ZipsInZipsEndAtTheirDepth)
{
    std::string bytes = "the innermost";
    for (std::uint32_t i = 0; i < limits.container_depth_max + 5; ++i)
        bytes = make_zip({{"a", bytes}});
    const auto reading = read(bytes, {}, limits);
    EXPECT_EQ(reading.parts.size(), limits.container_depth_max + 1);
    EXPECT_FALSE(reading.defects.empty());
}

} // namespace
} // namespace mailroom
