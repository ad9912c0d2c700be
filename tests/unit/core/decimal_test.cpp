#include "core/decimal.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(Decimal, ReadsItsOwnNotationAlone)
{
    for (const auto* text : {"0", "12.50", "-0.05", "99999999999999.999", "007.10"})
        EXPECT_TRUE(parse_decimal(text)) << text;
    for (const auto* text :
         {"", "-", ".5", "5.", "1,5", "1e3", " 1", "+1", "1.2.3", "0.123456789",
          "123456789012345678"})
        EXPECT_FALSE(parse_decimal(text)) << text;
}

TEST(Decimal, IsWrittenAsItWasRead)
{
    for (const auto* text : {"0", "12.50", "-0.05", "99999999999999.999", "-3", "0.00"})
        EXPECT_EQ(to_string(*parse_decimal(text)), text);
}

TEST(Decimal, CountsExactly)
{
    EXPECT_EQ(*parse_decimal("0.1") + *parse_decimal("0.2"), *parse_decimal("0.3"));
    EXPECT_EQ(to_string(*parse_decimal("10.00") - *parse_decimal("0.5")), "9.50");
    EXPECT_EQ(to_string(*parse_decimal("19.90") * *parse_decimal("3")), "59.70");
    EXPECT_LT(*parse_decimal("-2"), *parse_decimal("1.999"));
    EXPECT_EQ(*parse_decimal("1.5"), *parse_decimal("1.500"));
}

TEST(Decimal, RoundsHalfAwayFromZero)
{
    EXPECT_EQ(to_string(rounded(*parse_decimal("2.345"), 2)), "2.35");
    EXPECT_EQ(to_string(rounded(*parse_decimal("-2.345"), 2)), "-2.35");
    EXPECT_EQ(to_string(rounded(*parse_decimal("7"), 2)), "7.00");
}

TEST(Decimal, LosesPlacesBeforeItOverflows)
{
    const Decimal large{9'000'000'000'000'000'000, 2};
    EXPECT_GT(large + large, large);
    EXPECT_GT(large * large, large);
}

} // namespace
} // namespace mailroom
