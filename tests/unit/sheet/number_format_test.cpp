#include "parsers/sheet/number_format.h"

#include <limits>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(NumberFormat, GivesTheValueInOurOwnNotation)
{
    const struct {
        double value;
        std::string_view format, shown;
    } cases[] = {
        {4312, "#,##0.00", "4312.00"},
        {-86.24, "#,##0.00;[Red]-#,##0.00", "-86.24"},
        {4225.76, "", "4225.76"},
        {0.1 + 0.2, "General", "0.3"},
        {1e21, "", "1000000000000000000000"},
        {46283, "dd/mm/yyyy", "2026-09-18"},
        {46283.75, "m/d/yy h:mm", "2026-09-18"},
        {46283, "[$-407]d. mmmm yyyy;@", "2026-09-18"},
        {1, "d", "1900-01-01"},
        {0.125, "0.0%", "12.5%"},
        {12.345, "0.00", "12.345"}, // Not rounded by the width of a column.
        {12, "\"day\" 0", "12"},
        {7, "_-* #,##0.00\\ \"€\"_-", "7.00"},
    };
    for (const auto& c : cases)
        EXPECT_EQ(exact_number(c.value, c.format), c.shown) << c.format;
    EXPECT_EQ(exact_number(std::numeric_limits<double>::infinity(), "0"), "");
}

TEST(NumberFormat, KnowsTheBuiltInOnes)
{
    EXPECT_EQ(builtin_number_format(14), "m/d/yy");
    EXPECT_EQ(builtin_number_format(4), "#,##0.00");
    EXPECT_EQ(builtin_number_format(0), "");
    EXPECT_EQ(builtin_number_format(4711), "");
}

} // namespace
} // namespace mailroom
