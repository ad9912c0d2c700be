#include "core/text.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(Text, LosesTheMarksAtItsEnds)
{
    EXPECT_EQ(without_leading("-- Hale -", "- "), "Hale -");
    EXPECT_EQ(without_trailing("-- Hale -", "- "), "-- Hale");
    EXPECT_EQ(without_around("-- Hale -", "- "), "Hale");
    EXPECT_EQ(without_around("Hale - Sons", "- "), "Hale - Sons");
    for (const std::string_view marks : {"", "-", "- -"}) {
        EXPECT_EQ(without_leading(marks, "- "), "");
        EXPECT_EQ(without_trailing(marks, "- "), "");
        EXPECT_EQ(without_around(marks, "- "), "");
    }
}

TEST(Text, IsTrimmedOfBlanks)
{
    EXPECT_EQ(trimmed(" \t two words\r\n"), "two words");
    EXPECT_EQ(trimmed("\v\f"), "");
}

} // namespace
} // namespace mailroom
