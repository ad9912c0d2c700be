#include "desk/outbox/encode.h"

#include <algorithm>
#include <array>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

struct Case {
    std::string_view in, out;
};

std::size_t longest_line(std::string_view text)
{
    std::size_t longest = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find("\r\n", at), text.size());
        longest = std::max(longest, end - at);
        at = end + 2;
    }
    return longest;
}

TEST(Encode, QuotedPrintable)
{
    for (const auto& [in, out] : std::to_array<Case>({
             {"plain\n", "plain\r\n"},
             {"a=b\r\nc", "a=3Db\r\nc\r\n"},
             {"blank \ntab\t\n", "blank=20\r\ntab=09\r\n"},
             {"a b\tc\n", "a b\tc\r\n"},
             {"Grüße", "Gr=C3=BC=C3=9Fe\r\n"},
             {"one\r\rtwo", "one\r\n\r\ntwo\r\n"},
             {"", ""},
         }))
        EXPECT_EQ(quoted_printable(in), out) << in;
    const auto wide = quoted_printable(std::string(200, 'x') + std::string(100, '='));
    EXPECT_LE(longest_line(wide), 76u);
}

TEST(Encode, Base64Lines)
{
    EXPECT_EQ(base64_lines(""), "");
    EXPECT_EQ(base64_lines("f"), "Zg==\r\n");
    EXPECT_EQ(base64_lines("fo"), "Zm8=\r\n");
    EXPECT_EQ(base64_lines("foo"), "Zm9v\r\n");
    EXPECT_EQ(base64_lines("\xff\xfe\xfd"), "//79\r\n");
    EXPECT_EQ(longest_line(base64_lines(std::string(1000, 'x'))), 76u);
}

TEST(Encode, EncodedWords)
{
    EXPECT_EQ(encoded_words("Invoice 1"), "Invoice 1");
    EXPECT_EQ(encoded_words("Grüße"), "=?utf-8?B?R3LDvMOfZQ==?=");
    EXPECT_EQ(encoded_words("a\r\nBcc: b"), "a  Bcc: b");
    EXPECT_EQ(encoded_words("=?x?="), "=?utf-8?B?PT94Pz0=?=");
    std::string umlauts;
    for (int i = 0; i < 100; ++i)
        umlauts += "ü";
    const auto words = encoded_words(umlauts);
    EXPECT_LE(longest_line(words), 76u);
    EXPECT_EQ(words.find("w?="), words.npos); // No character is cut: each word has whole pairs.
}

TEST(Encode, EncodedPhrase)
{
    EXPECT_EQ(encoded_phrase("Anna Adler"), "Anna Adler");
    EXPECT_EQ(encoded_phrase("Adler, Anna"), "\"Adler, Anna\"");
    EXPECT_EQ(encoded_phrase("The \"boss\""), "\"The \\\"boss\\\"\"");
    EXPECT_EQ(encoded_phrase("Ä"), "=?utf-8?B?w4Q=?=");
}

TEST(Encode, EncodedParameter)
{
    EXPECT_EQ(encoded_parameter("filename", "a b.pdf"), ";\r\n filename=\"a b.pdf\"");
    EXPECT_EQ(encoded_parameter("filename", "ä.pdf"), ";\r\n filename*0*=utf-8''%C3%A4.pdf");
    EXPECT_EQ(encoded_parameter("filename", "a\"\r\nb"), ";\r\n filename*0*=utf-8''a%22%20%20b");
    const auto sections = encoded_parameter("filename", std::string(150, 'x') + ".pdf");
    EXPECT_NE(sections.find("filename*2*="), sections.npos);
    EXPECT_LE(longest_line(sections), 78u);
}

TEST(Encode, FieldsAreFolded)
{
    EXPECT_EQ(folded_field("Subject", "short"), "Subject: short\r\n");
    std::string ids;
    for (int i = 0; i < 20; ++i)
        ids += (i == 0 ? "<id" : " <id") + std::to_string(i) + "@mail.example>";
    const auto field = folded_field("References", ids);
    EXPECT_LE(longest_line(field), 78u);
    auto unfolded = field;
    for (auto at = unfolded.find("\r\n "); at != unfolded.npos; at = unfolded.find("\r\n "))
        unfolded.erase(at, 2);
    EXPECT_EQ(unfolded, "References: " + ids + "\r\n");
}

TEST(Encode, Dates)
{
    using namespace std::chrono;
    EXPECT_EQ(
        rfc5322_date(sys_days{2026y / November / 21} + 23h + 18min + 20s),
        "Sat, 21 Nov 2026 23:18:20 +0000");
    EXPECT_EQ(rfc5322_date(sys_days{2027y / January / 3}), "Sun, 03 Jan 2027 00:00:00 +0000");
}

} // namespace
} // namespace mailroom
