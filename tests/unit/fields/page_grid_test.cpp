#include "core/limits.h"
#include "parsers/fields/page_grid.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace mailroom::fields {
namespace {

struct Font {
    float pitch = 0;  // Points a letter.
    float narrow = 1; // What "i", "l" and "t" take of that.
    float height = 7;
};

float breadth(char c, const Font& font)
{
    return font.pitch * (c == 'i' || c == 'l' || c == 't' || c == 'r' ? font.narrow : 1);
}

// As OCR gives words: boxes around the ink, each line twelve points below the one before.
TextLayout printed(const std::vector<std::string>& lines, const Font& font)
{
    TextLayout layout{.method = ReadingMethod::ocr};
    layout.pages.push_back({.width = 595, .height = 842, .words = {}});
    float y = 100;
    for (const auto& line : lines) {
        float x = 50;
        Word word;
        const auto flush = [&] {
            if (!word.text.empty())
                layout.pages[0].words.push_back(word);
            word = {};
        };
        for (const char c : line) {
            if (c == ' ') {
                flush();
            } else {
                const float ink = 0.12F * font.pitch;
                if (word.text.empty())
                    word.box.x0 = x + ink;
                word.text += c;
                word.box = {word.box.x0, y, x + breadth(c, font) - ink, y + font.height};
                word.font_size = font.height;
            }
            x += breadth(c, font);
        }
        flush();
        y += 12;
    }
    return layout;
}

std::string pieces_of(const TextLayout& layout, std::size_t row)
{
    std::string text;
    const auto grid = grid_of(layout, Limits{});
    for (const auto& piece : grid.rows[row].pieces)
        (text += text.empty() ? "" : "|") += piece.text;
    return text;
}

const std::vector<std::string> letter{
    "We hereby tell that these invoices were paid", "today into your account with the usual bank",
    "Your document  Date        Gross      Net", "AB 4711        2026-08-14  1,000.00   980.00"};

TEST(PageGrid, OneBlankOfATypewriterPartsWordsAndTwoPartColumns)
{
    const auto layout = printed(letter, {.pitch = 6, .narrow = 1});
    EXPECT_EQ(pieces_of(layout, 0), "We hereby tell that these invoices were paid");
    EXPECT_EQ(pieces_of(layout, 2), "Your document|Date|Gross|Net");
    EXPECT_EQ(pieces_of(layout, 3), "AB 4711|2026-08-14|1,000.00|980.00");
}

TEST(PageGrid, OtherLettersHaveNarrowBlanks)
{
    const auto layout = printed(letter, {.pitch = 7.5F, .narrow = 0.4F});
    EXPECT_EQ(pieces_of(layout, 2), "Your|document|Date|Gross|Net");
}

// By half the height of a line from its left end to its right one, and twice as much below as
// above.
TEST(PageGrid, RowsFollowLinesThatFall)
{
    TextLayout layout{.method = ReadingMethod::ocr};
    layout.pages.push_back({.width = 595, .height = 842, .words = {}});
    auto& words = layout.pages[0].words;
    for (int row = 0; row < 10; ++row) {
        for (int column = 0; column < 5; ++column) {
            const auto x = static_cast<float>(50 + 110 * column);
            const float fall = (5 + 0.5F * static_cast<float>(row)) * x / 595;
            const float y = 100 + 12 * static_cast<float>(row) + fall;
            words.push_back(
                {.text = std::to_string(row), .box = {x, y, x + 40, y + 8}, .font_size = 8});
        }
    }
    const auto grid = grid_of(layout, Limits{});
    ASSERT_EQ(grid.rows.size(), 10U);
    for (std::size_t row = 0; row < grid.rows.size(); ++row) {
        ASSERT_EQ(grid.rows[row].pieces.size(), 5U);
        for (const auto& piece : grid.rows[row].pieces)
            EXPECT_EQ(piece.text, std::to_string(row));
    }
}

TEST(PageGrid, ASpeckPartsNoRow)
{
    TextLayout layout{.method = ReadingMethod::ocr};
    layout.pages.push_back({.width = 595, .height = 842, .words = {}});
    auto& words = layout.pages[0].words;
    for (int column = 0; column < 4; ++column) {
        const auto x = static_cast<float>(50 + 100 * column);
        const float y = column == 3 ? 102 : 100; // A little out of level.
        words.push_back({.text = "4711", .box = {x, y, x + 40, y + 9}, .font_size = 9});
    }
    words.push_back({.text = "-", .box = {20, 103, 24, 105}, .font_size = 9});
    EXPECT_EQ(grid_of(layout, Limits{}).rows.size(), 1U);
}

} // namespace
} // namespace mailroom::fields
