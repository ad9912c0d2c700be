#include "parsers/pdf/pdf_words.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(PdfWords, TextIsUtf8WithoutWhatSaysNothing)
{
    EXPECT_EQ(
        word_text(u"Gr\u00fc\u00dfe"),
        "Gr\xc3\xbc\xc3\x9f"
        "e");
    EXPECT_EQ(word_text(u"1\u202f234,50\u00a0\u20ac"), "1234,50\xe2\x82\xac");
    EXPECT_EQ(word_text(u"in\u00advoice\u200b\t\n"), "invoice");
    EXPECT_EQ(word_text(u"\U0001f4e7"), "\xf0\x9f\x93\xa7");
    EXPECT_EQ(word_text(u"\u00a0 \u3000"), "");
}

TEST(PdfWords, LoneSurrogatesAreReplaced)
{
    const char16_t broken[] = {0xd83d, u'a', 0xdce7, 0xd83d};
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
