// Words that a first look at a page gets wrong, shown to the reader by themselves.

#include "parsers/ocr/second_look.h"
#include "parsers/ocr/wide_words.h"
#include "parsers/pdf/pdf_reader.h"
#include "tests/support/make_pdf.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

using tests::make_pdf;
using tests::show;

const Limits limits;
constexpr float page_height = 842;

CleanPage page_with(const std::string& content)
{
    const auto pdf = make_pdf({content});
    return cleaned(*PdfDocument(pdf, {}).render(1, 300, PictureColor::gray, limits), limits);
}

// On the line that `baseline` points above the foot of the page.
Word word(const std::string& text, float x0, float x1, float baseline, float height)
{
    const float bottom = page_height - baseline;
    return {
        .text = text,
        .box = {x0, bottom - height, x1, bottom},
        .confidence = 0.7F,
        .font_size = height};
}

std::string text_of(const std::vector<Word>& words)
{
    std::string text;
    for (const auto& one : words)
        text += (text.empty() ? "" : " ") + one.text;
    return text;
}

class SecondLook : public testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_NE(reader_, nullptr);
        reader_->allow(10000);
    }

    std::unique_ptr<Recognizer> reader_ = Recognizer::start();
};

TEST_F(SecondLook, AWordThatReachesIntoTheNextColumnEndsWhereItsInkDoes)
{
    const auto page = page_with(
        show(72, 700, "Depot", 11) + show(110, 700, "417", 11) + show(400, 700, "618.40", 11));
    std::vector<Word> words{
        word("Depot", 72, 101, 700, 8), word("417,", 110, 401, 700, 8),
        word("618.40", 400, 434, 700, 8)};
    reread_wide_words(*reader_, page, words, limits);
    EXPECT_EQ(text_of(words), "Depot 417 618.40");
    EXPECT_LT(words[1].box.x1, 140);
}

TEST_F(SecondLook, TwoColumnsReadAsOneWordArePartedByTheGap)
{
    const auto page = page_with(show(110, 700, "417", 11) + show(400, 700, "618.40", 11));
    std::vector<Word> words{word("417,618.40", 110, 434, 700, 8)};
    reread_wide_words(*reader_, page, words, limits);
    EXPECT_EQ(text_of(words), "417 618.40");
}

TEST_F(SecondLook, AHeadingThatFellApartIsReadAsALine)
{
    const auto page = page_with(show(72, 740, "Notice of payment", 30));
    std::vector<Word> text;
    for (float baseline = 400; baseline < 680; baseline += 20)
        text.push_back(word("x", 72, 110, baseline, 8));
    const auto said = text_of(text);
    auto words = text;
    for (auto& part :
         {word("N", 72, 94, 740, 22), word("oti", 94, 124, 740, 22), word("C", 125, 155, 740, 22),
          word("of", 163, 188, 740, 22), word("p", 196, 212, 733, 23),
          word("ay", 213, 243, 733, 23), word("ment", 244, 310, 740, 20)})
        words.push_back(part);
    reread_broken_headings(*reader_, page, words, limits);
    EXPECT_EQ(text_of(words), said + " Notice of payment");
    words = text;
    words.push_back(word("Notice", 72, 155, 740, 22));
    words.push_back(word("of", 163, 188, 740, 22));
    reread_broken_headings(*reader_, page, words, limits);
    EXPECT_EQ(text_of(words), said + " Notice of");
}

} // namespace
} // namespace mailroom
