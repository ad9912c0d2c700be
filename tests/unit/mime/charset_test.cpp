#include "parsers/mime/charset.h"
#include "parsers/mime/encoded_words.h"
#include "parsers/mime/message_parser.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

std::string decoded(std::string_view bytes, std::string_view label)
{
    Defects defects;
    return to_utf8(bytes, label, "test", defects);
}

TEST(Charset, LabelsAreBelievedWhereTheyMayBe)
{
    EXPECT_EQ(decoded("Gr\xFC\xDF", "iso-8859-1"), "Grüß");
    EXPECT_EQ(decoded("\x80 5", "ISO-8859-1"), "€ 5"); // windows-1252 in truth
    EXPECT_EQ(decoded("\xA4 5", "iso-8859-15"), "€ 5");
    EXPECT_EQ(decoded("\xC4\xE3\xBA\xC3", "gb2312"), "你好");
    EXPECT_EQ(decoded("\x1B$B$\"\x1B(B", "iso-2022-jp"), "あ");
    EXPECT_EQ(decoded(std::string_view("H\0i\0", 4), "utf-16le"), "Hi");
    EXPECT_EQ(decoded("\xEF\xBB\xBFx", "us-ascii"), "x");
}

TEST(Charset, WrongLabelsAreSeenThrough)
{
    EXPECT_EQ(decoded("Gr\xC3\xBC\xC3\x9F", "us-ascii"), "Grüß");
    EXPECT_EQ(decoded("Gr\xC3\xBC\xC3\x9F", "x-no-such"), "Grüß");
    EXPECT_EQ(decoded("Rechnung f\xFCr M\xE4rz", "utf-8"), "Rechnung für März");
    EXPECT_EQ(decoded("Rechnung f\xFCr M\xE4rz", ""), "Rechnung für März");
    EXPECT_EQ(decoded("\xC3\xBC\xC3\xA4\xFF", "utf-8"), "üä\xEF\xBF\xBD");
}

TEST(Charset, OldOnesAreKnownByWhatStandsInWords)
{
    EXPECT_EQ(
        decoded(
            "P\xB3"
            "atnik: Wa\xB3"
            "brzych",
            ""),
        "Płatnik: Wałbrzych");
    EXPECT_EQ(
        decoded(
            "Zap\xB3"
            "acono, ksi\xB1"
            "\xBF"
            "ka, wyja\xB6niono",
            ""),
        "Zapłacono, książka, wyjaśniono");
    EXPECT_EQ(decoded("Empf\x84nger, f\x81r M\x84rz", ""), "Empfänger, für März");
    EXPECT_EQ(
        decoded(
            "R\x82"
            "f\x82rence \xB3 12",
            ""),
        "Référence │ 12");
    EXPECT_EQ(decoded("\xDA\xC4\xC4\xC4\xC4\xBF", ""), "┌────┐");
    EXPECT_EQ(
        decoded(
            "5 \xB3 \xA3"
            "12 \x84so\x93 l\x92"
            "avis \xB1 1",
            ""),
        "5 ³ £12 „so“ l’avis ± 1");
}

TEST(Charset, TheResultIsAlwaysUtf8)
{
    for (int byte = 0; byte < 256; ++byte) {
        const std::string bytes{static_cast<char>(byte), static_cast<char>(255 - byte), 'x'};
        for (const auto* const label : {"", "utf-8", "iso-8859-1", "gb2312", "utf-16", "big5", "?"})
            EXPECT_TRUE(is_utf8(decoded(bytes, label))) << byte << label;
    }
}

TEST(Charset, Utf8IsToldFromWhatIsNot)
{
    for (const std::string_view bad :
         {"\xC0\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\x80", "abcdefgh\xE2\x82",
          "\xE0\x80\x80"})
        EXPECT_FALSE(is_utf8(bad));
    EXPECT_TRUE(is_utf8("abcdefghijklmnop \xF0\x9F\x98\x80 \xE2\x82\xAC"));
}

TEST(EncodedWords, AreDecoded)
{
    Defects defects;
    const auto words = [&](std::string_view text) { return decode_encoded_words(text, defects); };
    EXPECT_EQ(words("plain"), "plain");
    EXPECT_EQ(words("=?utf-8?q?a_=C3=BC?= b"), "a ü b");
    EXPECT_EQ(words("=?utf-8?q?a?=  =?utf-8?q?b?="), "ab");
    EXPECT_EQ(words("=?utf-8?b?w7w=?=x"), "üx");
    EXPECT_EQ(words("=?utf-8?b?ww==?= =?utf-8?b?vA==?="), "ü"); // Cut within the character.
    EXPECT_EQ(words("=?utf-8*en?q?x?="), "x");
    EXPECT_EQ(words("=?utf-8?q?never ends"), "=?utf-8?q?never ends");
    EXPECT_EQ(words("=?utf-8?x?y?="), "=?utf-8?x?y?=");
    EXPECT_EQ(words("raw \xFC"), "raw ü");
}

struct RawHeader {
    const char *charset, *bytes, *meant;
};

class RawHeaders : public testing::TestWithParam<RawHeader> {};

TEST_P(RawHeaders, AreOfTheCharsetOfTheTextBelow)
{
    const auto& [charset, bytes, meant] = GetParam();
    Defects defects;
    EXPECT_EQ(decode_encoded_words(bytes, defects, charset), meant);
}

INSTANTIATE_TEST_SUITE_P(
    Charset,
    RawHeaders,
    testing::Values(
        RawHeader{"euc-kr", "\xC3\xBB\xB1\xB8\xBC\xAD INV-2041", "청구서 INV-2041"},
        RawHeader{"Big5", "\xB5\x6F\xB2\xBC INV-2041", "發票 INV-2041"},
        RawHeader{
            "iso-8859-9",
            "\xD6"
            "deme \xDE"
            "ubat",
            "Ödeme Şubat"},
        RawHeader{"TIS-620", "\xE3\xBA\xE1\xA8\xE9\xA7\xCB\xB9\xD5\xE9 77", "ใบแจ้งหนี้ 77"},
        RawHeader{"utf-8", "F\xE4llig am 3.", "Fällig am 3."},
        RawHeader{"utf-16", "F\xE4llig am 3.", "Fällig am 3."},
        RawHeader{"windows-1251", "F\xC3\xA4llig", "Fällig"}, // UTF-8 is seen by its bytes.
        RawHeader{"euc-kr", "=?utf-8?q?=C3=A4?= \xBC\xAD", "ä 서"}));

TEST(RawHeaders, NamesAndSubjectsTakeTheCharsetOfTheFirstText)
{
    const auto message = parse_message(
                             "From: \xC8\xAB\xB1\xE6\xB5\xBF <hong@buyer.example>\n"
                             "Subject: \xC3\xBB\xB1\xB8\xBC\xAD\n"
                             "Content-Type: multipart/mixed; boundary=b\n\n"
                             "--b\nContent-Type: text/plain; charset=euc-kr\n"
                             "Content-ID: <the-first-part@buyer.example>\n\n\xC3\xBB\n--b--\n",
                             Limits{})
                             .value;
    EXPECT_EQ(message.message.subject, "청구서");
    ASSERT_EQ(message.message.from.size(), 1u);
    EXPECT_EQ(message.message.from[0].display_name, "홍길동");
    EXPECT_EQ(message.message.from[0].addr_spec, "hong@buyer.example");
    ASSERT_EQ(message.parts.size(), 1u);
    EXPECT_EQ(message.parts[0].description.content_id, "the-first-part@buyer.example");
}

} // namespace
} // namespace mailroom
