#include "parsers/pdf/spaced_letters.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

// Letters 6 wide in a font of 10; each blank is one gap of 3, as a line that is set apart has it.
std::vector<PlacedWord> line(std::string_view text, float y = 100)
{
    constexpr float letter = 6, gap = 3, size = 10;
    std::vector<PlacedWord> words;
    float x = 20;
    bool apart = true;
    for (const char c : text) {
        if (c == ' ') {
            x += gap;
            apart = true;
            continue;
        }
        if (apart)
            words.push_back({.word{.text = "", .box{x, y, x, y + size}, .font_size = size}});
        words.back().word.text += c;
        words.back().word.box.x1 = x += letter;
        apart = false;
    }
    return words;
}

std::string joined(std::vector<PlacedWord> words)
{
    join_spaced_letters(words);
    std::string text;
    for (const auto& word : words)
        text += (text.empty() ? "" : "|") + word.word.text;
    return text;
}

TEST(SpacedLetters, SpellWords)
{
    EXPECT_EQ(joined(line("I N V O I C E")), "INVOICE");
    EXPECT_EQ(joined(line("A C M E   W I D G E T S")), "ACME|WIDGETS");
    EXPECT_EQ(joined(line("S U PPL I E R   I D")), "SUPPLIER|ID");
    EXPECT_EQ(joined(line("F R É D É R I C")), "FRÉDÉRIC");
}

TEST(SpacedLetters, AnythingElseStaysAsItIs)
{
    for (const auto* text :
         {"I|am|at|a|fair", "1|2|3|4|5|6", "A|B|C", "to|be|or|not|to|be", "X|1|Y|2|Z|3"}) {
        std::string spaced(text);
        for (auto& c : spaced)
            c = c == '|' ? ' ' : c;
        EXPECT_EQ(joined(line(spaced)), text);
    }
    auto lines = line("A B C", 100);
    for (auto& word : line("D E F", 130))
        lines.push_back(word);
    EXPECT_EQ(joined(lines), "A|B|C|D|E|F"); // Rows of a list.
}

} // namespace
} // namespace mailroom
