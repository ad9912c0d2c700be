#include "core/iban.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(Iban, ProvesItselfByCheckDigitsAndLength)
{
    EXPECT_TRUE(is_iban("DE89370400440532013000"));
    EXPECT_TRUE(is_iban("GB82WEST12345698765432"));
    EXPECT_TRUE(is_iban("NO9386011117947"));
    EXPECT_TRUE(is_iban("MT84MALT011000012345MTLCAST001S"));
    EXPECT_FALSE(is_iban("DE89370400440532013001"));
    EXPECT_FALSE(is_iban("DE89"));
    EXPECT_FALSE(is_iban(""));
    EXPECT_FALSE(is_iban("de89370400440532013000"));
    EXPECT_FALSE(is_iban("DE89 3704 0044 0532 0130 00"));
}

TEST(Iban, APartOfANumberIsNone)
{
    // Its check digits hold by chance; Germany's numbers have six digits more.
    EXPECT_FALSE(is_iban("DE55990701240011"));
    EXPECT_FALSE(is_iban("US64SVBKUS6S3300958879")); // No country of ISO 13616.
}

TEST(Iban, CountriesHaveTheirLength)
{
    EXPECT_EQ(iban_length("NO"), 15U);
    EXPECT_EQ(iban_length("TR"), 26U);
    EXPECT_EQ(iban_length("FR"), 27U);
    EXPECT_EQ(iban_length("RU"), 33U);
    EXPECT_EQ(iban_length("US"), 0U);
    EXPECT_EQ(iban_length("ON"), 0U); // Between two rows' codes.
    EXPECT_EQ(iban_length("E "), 0U);
    EXPECT_EQ(iban_length(""), 0U);
}

} // namespace
} // namespace mailroom
