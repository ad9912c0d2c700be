#include "core/confusables.h"
#include "core/names.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(Confusables, LettersOfOtherAlphabetsLookLatin)
{
    EXPECT_EQ(latin_look("nordkai"), "nordkai");
    EXPECT_EQ(latin_look("n\u043Erdk\u0430i"), "nordkai"); // Cyrillic o and a.
    EXPECT_EQ(latin_look("n\u03BFrdkai"), "nordkai");      // Greek o.
    EXPECT_EQ(latin_look("\uFF4Eordkai"), "nordkai");      // Full width.
    EXPECT_EQ(latin_look("fr\u00E8res"), "freres");
    EXPECT_EQ(latin_look("\u65E5\u672C"), "\u65E5\u672C"); // Like nothing Latin.
    EXPECT_EQ(latin_look("a\xFF\xC3"), "a");               // No UTF-8.
}

// RFC 3492 section 7.1 has (B) and (I); the rest are domains.
TEST(Confusables, PunycodeIsDecoded)
{
    EXPECT_EQ(latin_look("xn--nrdki-7ve8g"), "nordkai");
    EXPECT_EQ(latin_look("xn--pellerinfrres-5gb"), "pellerinfreres");
    EXPECT_EQ(
        latin_look("xn--ihqwcrb4cv8a8dqg056pqjye"),
        "\u4ED6\u4EEC\u4E3A\u4EC0\u4E48\u4E0D\u8BF4\u4E2D\u6587");
    EXPECT_EQ(latin_look("xn--"), "");
    EXPECT_EQ(latin_look("xn--99999999999999999999"), "xn--99999999999999999999");
    EXPECT_EQ(latin_look("xn--a_b"), "xn--a_b");
    EXPECT_EQ(latin_look("xn--" + std::string(200, 'z')), "xn--" + std::string(200, 'z'));
}

TEST(Confusables, AreSeenInDomains)
{
    EXPECT_EQ(as_seen("xn--nrdki-7ve8g"), as_seen("nordkai"));
    EXPECT_EQ(as_seen("rnicro-1td"), as_seen("microltd"));
}

} // namespace
} // namespace mailroom
