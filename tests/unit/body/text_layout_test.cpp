#include "parsers/body/text_layout.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(PlainTextLayout, ColumnsStayColumns)
{
    const auto layout = text_layout("Invoice   Amount\r\nRe-1       12.50\r\n\tx");
    ASSERT_EQ(layout.pages.size(), 1u);
    const auto& words = layout.pages[0].words;
    ASSERT_EQ(words.size(), 5u);
    EXPECT_EQ(words[1].text, "Amount");
    EXPECT_EQ(words[1].box.x1, words[3].box.x1);
    EXPECT_GT(words[2].box.y0, words[0].box.y0);
    EXPECT_EQ(words[4].box.x0, words[0].box.x0 + 8 * (words[0].box.width() / 7));
    EXPECT_EQ(layout.text, "Invoice   Amount\nRe-1       12.50\n\tx");
}

TEST(PlainTextLayout, TabsPartTheCellsOfATable)
{
    const auto layout = text_layout("No\tGross\tNet\nRE-2026-004471\t1.000,00\t980,00\nRE-1\t\t7\n"
                                    "RE-2\n\ta");
    const auto& words = layout.pages[0].words;
    ASSERT_EQ(words.size(), 10u);
    EXPECT_EQ(words[1].box.x0, words[4].box.x0);
    EXPECT_EQ(words[2].box.x0, words[5].box.x0);
    EXPECT_EQ(words[7].box.x0, words[5].box.x0); // Behind an empty cell.
    EXPECT_EQ(words[9].box.x0, words[0].box.x0 + 8 * (words[0].box.width() / 2)); // Alone.
}

TEST(PlainTextLayout, ACharacterTakesOneColumnHoweverManyBytes)
{
    const auto layout = text_layout("ä€ x\nab x");
    const auto& words = layout.pages[0].words;
    EXPECT_EQ(words[1].box.x0, words[3].box.x0);
}

TEST(PlainTextLayout, FormFeedsAndLimits)
{
    EXPECT_EQ(text_layout("a\fb").pages.size(), 2u);
    EXPECT_EQ(text_layout("").pages.size(), 1u);
    Limits limits;
    limits.words_max = 2;
    EXPECT_EQ(text_layout("a b c d", limits).pages[0].words.size(), 2u);
    EXPECT_EQ(
        text_layout("a\xC2\xA0"
                    "b")
            .pages[0]
            .words.size(),
        2u);
}

} // namespace
} // namespace mailroom
