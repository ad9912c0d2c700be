#include "parsers/pdf/pdf_reader.h"
#include "parsers/reader/number_rereading.h"
#include "parsers/reader/scanned_pages.h"
#include "tests/support/make_pdf.h"

#include <array>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

using tests::make_pdf;
using tests::show;

const Limits limits;

Image page_of(std::string_view word, std::string_view amount)
{
    const auto title = word.empty() ? std::string() : show(72, 742, "Remittance advice", 18);
    const auto pdf = make_pdf({title + show(72, 700, word, 12) + show(300, 700, amount, 12)});
    return *PdfDocument(pdf, {}).render(1, 150, PictureColor::gray, limits);
}

const std::array pictures{
    page_of("alpha", "1,250.00"), page_of("bravo", "17.95"), page_of("", ""),
    page_of("charlie", "980.10"), page_of("delta", "3,004.66")};

std::string words_of(const Page& page)
{
    std::string text;
    for (const auto& word : page.words)
        text += word.text + ' ';
    return text;
}

struct Reading {
    TextLayout layout{.pages = std::vector<Page>(pictures.size())};
    Defects defects;
    PagePictures kept;
};

Reading read_with(const Limits& bounds)
{
    Reading reading;
    const ReadOptions options;
    DocumentContext context{options, bounds, {}};
    ScannedPages scans(reading.layout, context, reading.defects);
    for (std::size_t page = 0; page < pictures.size(); ++page)
        scans.add(page, pictures[page]);
    reading.kept = std::move(scans).pictures();
    return reading;
}

TEST(ScannedPages, ARateIsNoAmountThatWasMisread)
{
    EXPECT_TRUE(may_be_amount("1,204.1O"));
    EXPECT_TRUE(may_be_amount("(17.50)"));
    EXPECT_FALSE(may_be_amount("3.5%"));
    EXPECT_FALSE(may_be_amount("17/04.20"));
    EXPECT_FALSE(may_be_amount("20311204"));
}

TEST(ScannedPages, EachIsReadAsIfItWereAlone)
{
    const auto reading = read_with(limits);
    for (std::size_t page = 0; page < pictures.size(); ++page) {
        OcrEngine alone;
        EXPECT_EQ(
            words_of(reading.layout.pages[page]),
            words_of(alone.read(pictures[page], limits).value))
            << page;
    }
    EXPECT_NE(words_of(reading.layout.pages[3]).find("charlie 980.10"), std::string::npos);
    EXPECT_EQ(reading.layout.method, ReadingMethod::ocr);
    EXPECT_EQ(reading.kept.size(), pictures.size());
    EXPECT_TRUE(reading.defects.empty());
}

TEST(ScannedPages, FaintInkIsInk)
{
    auto faint = pictures[0];
    for (auto& pixel : faint.pixels)
        pixel = static_cast<char>(160 + static_cast<unsigned char>(pixel) / 4);
    TextLayout layout{.pages = std::vector<Page>(1)};
    Defects defects;
    const ReadOptions options;
    DocumentContext context{options, limits, {}};
    ScannedPages scans(layout, context, defects);
    scans.add(0, faint);
    std::move(scans).pictures();
    EXPECT_NE(words_of(layout.pages[0]).find("alpha 1,250.00"), std::string::npos);
}

TEST(ScannedPages, WhatIsAboveTheLimitStaysUnreadWhereverItIsRead)
{
    Limits three = limits;
    three.ocr_pages_max = 3;
    const auto reading = read_with(three);
    EXPECT_FALSE(reading.layout.pages[3].words.empty());
    EXPECT_TRUE(reading.layout.pages[4].words.empty());
    EXPECT_EQ(reading.defects, Defects{"only the first 3 pictures of a message are read"});
}

} // namespace
} // namespace mailroom
