#include "parsers/pdf/pdf_words.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(PdfWords, TextIsUtf8WithoutWhatSaysNothing)
{
    EXPECT_EQ(
        word_text(U"Gr\u00fc\u00dfe"),
        "Gr\xc3\xbc\xc3\x9f"
        "e");
    EXPECT_EQ(word_text(U"1\u202f234,50\u00a0\u20ac"), "1234,50\xe2\x82\xac");
    EXPECT_EQ(word_text(U"in\u00advoice\u200b\t\n"), "invoice");
    EXPECT_EQ(word_text(U"\U0001f4e7"), "\xf0\x9f\x93\xa7");
    EXPECT_EQ(word_text(U"\u00a0 \u3000"), "");
    EXPECT_EQ(word_text(U"Sun\ufb01eld o\ufb03ce"), "Sunfieldoffice");
    EXPECT_EQ(word_text(U"\uff11\uff12\uff0e\uff15\uff10"), "12.50");
}

TEST(PdfWords, WhatIsNoCharacterIsReplaced)
{
    const char32_t broken[] = {0xd83d, U'a', 0xdce7, 0x110000};
    EXPECT_EQ(
        word_text({broken, 4}),
        "\xef\xbf\xbd"
        "a"
        "\xef\xbf\xbd\xef\xbf\xbd");
}

TEST(PdfWords, BoldFontsAreKnownByTheirName)
{
    EXPECT_TRUE(is_bold_font("ABCDEF+Arial-BoldMT"));
    EXPECT_TRUE(is_bold_font("Roboto-Black"));
    EXPECT_TRUE(is_bold_font("OpenSans-SemiboldItalic"));
    EXPECT_FALSE(is_bold_font("Helvetica"));
    EXPECT_FALSE(is_bold_font(""));
}

} // namespace
} // namespace mailroom
