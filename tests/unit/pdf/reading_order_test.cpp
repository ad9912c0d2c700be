#include "parsers/layout/page_text.h"
#include "parsers/layout/reading_order.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

Word word(std::string text, float x, float y, float height = 10)
{
    const auto width = static_cast<float>(text.size()) * 5;
    return {.text = std::move(text), .box{x, y, x + width, y + height}};
}

TEST(ReadingOrder, WordsOfALineComeLeftToRightThoughTheirBaselinesDiffer)
{
    Page page{.words{
        word("total", 50, 101), word("99.00", 300, 100), word("Grand", 20, 99.5F),
        word("Invoice", 20, 20)}};
    put_in_reading_order(page);
    std::string text;
    for (const auto& each : page.words)
        text += each.text + " ";
    EXPECT_EQ(text, "Invoice Grand total 99.00 ");
}

TEST(ReadingOrder, SmallPrintBesideALogoKeepsItsOwnLines)
{
    const std::vector<Word> words{
        word("LOGO", 20, 20, 60), word("Street", 300, 22), word("Town", 300, 45),
        word("Country", 300, 68)};
    EXPECT_EQ(text_lines(words).size(), 3U); // The middle line stands beside the logo's middle.
}

TEST(PageText, ColumnsStayWhereTheEyeFindsThem)
{
    const Page page{
        .width = 600,
        .height = 800,
        .words{
            word("Item", 0, 0), word("Amount", 200, 0), word("Two", 0, 12), word("hats", 20, 12),
            word("7.50", 210, 12), word("Total", 0, 60)}};
    EXPECT_EQ(
        page_text(page, 1000),
        "Item" + std::string(36, ' ') + "Amount\n" + "Two hats" + std::string(34, ' ')
            + "7.50\n\nTotal\n");
}

TEST(PageText, NeverExceedsItsBound)
{
    Page page{.width = 600, .height = 800};
    for (int i = 0; i < 100; ++i)
        page.words.push_back(word("word", 1e30F, static_cast<float>(i) * 12));
    EXPECT_LE(page_text(page, 500).size(), 500U);
    TextLayout layout{.pages{page, page, page}};
    set_text_from_pages(layout, 600);
    EXPECT_LE(layout.text.size(), 602U); // The form feeds between pages come on top.
}

} // namespace
} // namespace mailroom
