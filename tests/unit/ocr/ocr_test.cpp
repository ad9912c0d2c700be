#include "parsers/ocr/ocr_engine.h"
#include "parsers/ocr/pictures.h"
#include "parsers/pdf/jpeg.h"
#include "parsers/pdf/pdf_reader.h"
#include "tests/support/make_pdf.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

using tests::make_pdf;
using tests::show;

const Limits limits;

Image picture_of(const std::string& content, double dpi)
{
    const auto pdf = make_pdf({content});
    return *PdfDocument(pdf, {}).render(1, dpi, PictureColor::gray, limits);
}

const std::string letter = show(72, 742, "Remittance advice", 18) + show(72, 700, "Invoice", 12)
    + show(300, 700, "Amount", 12) + show(72, 680, "10487", 12) + show(300, 680, "1,250.00", 12)
    + show(72, 660, "We have paid the following invoices today", 12);

// Clockwise by 90 degrees.
Image quarter_turned(const Image& image)
{
    Image turned{
        .width = image.height, .height = image.width, .dots_per_inch = image.dots_per_inch};
    turned.pixels.reserve(image.pixels.size());
    for (std::uint32_t x = 0; x < image.width; ++x) {
        for (std::uint32_t y = image.height; y-- > 0;)
            turned.pixels += image.row(y)[x];
    }
    return turned;
}

const Word* find(const Page& page, std::string_view text)
{
    const auto found = std::ranges::find(page.words, text, &Word::text);
    return found == page.words.end() ? nullptr : &*found;
}

TEST(Ocr, WordsStandWhereTheyArePrinted)
{
    OcrEngine engine;
    const auto read = engine.read(picture_of(letter, 300), limits);
    const auto* amount = find(read.value, "1,250.00");
    ASSERT_NE(amount, nullptr);
    EXPECT_NEAR(amount->box.x0, 300, 3);
    EXPECT_NEAR(amount->box.y1, 842 - 680, 4);
    EXPECT_GT(amount->confidence, 0.7);
    EXPECT_NEAR(read.value.width, 595, 1);
    ASSERT_NE(find(read.value, "10487"), nullptr);
}

TEST(Ocr, ATurnedPageIsReadUpright)
{
    std::string page = letter; // Orientation needs some text to go by.
    for (int line = 0; line < 12; ++line)
        page += show(72, 600 - 20 * line, "The invoices below were paid by bank transfer", 12);
    OcrEngine engine;
    auto picture = picture_of(page, 300);
    for (int quarters = 1; quarters < 4; ++quarters) {
        picture = quarter_turned(picture);
        const auto read = engine.read(picture, limits);
        EXPECT_NE(find(read.value, "1,250.00"), nullptr) << quarters;
        EXPECT_NEAR(read.value.width, 595, 1);
    }
}

// A photograph: no resolution, gray paper in a shadow, letters half the size.
TEST(Ocr, AShadowedPhotographIsRead)
{
    std::string page = letter;
    for (int line = 0; line < 12; ++line)
        page += show(72, 600 - 20 * line, "The invoices below were paid by bank transfer", 12);
    auto picture = picture_of(page, 130);
    picture.dots_per_inch = 72;
    for (std::size_t i = 0; i < picture.pixels.size(); ++i) {
        const auto paper = 90 + 100 * (i % picture.width) / picture.width;
        picture.pixels[i] =
            static_cast<char>(static_cast<unsigned char>(picture.pixels[i]) * paper / 255);
    }
    OcrEngine engine;
    EXPECT_NE(find(engine.read(picture, limits).value, "1,250.00"), nullptr);
}

TEST(Ocr, AHugePictureIsScaledDown)
{
    Limits few = limits;
    few.ocr_pixels_max = 2'000'000;
    OcrEngine engine;
    const auto read = engine.read(picture_of(letter, 300), few);
    EXPECT_NE(find(read.value, "Remittance"), nullptr);
    EXPECT_NEAR(read.value.width, 595, 1);
}

TEST(Ocr, AnEmptyPictureHasNoWords)
{
    OcrEngine engine;
    EXPECT_TRUE(engine.read(picture_of("", 100), limits).value.words.empty());
    EXPECT_EQ(engine.read({}, limits).defects.size(), 1U);
}

TEST(Pictures, AJpegIsDecodedAndScaled)
{
    const auto page = picture_of(letter, 100);
    const auto jpeg = encode_jpeg(page, 90);
    ASSERT_TRUE(jpeg);
    EXPECT_EQ(count_pictures(*jpeg), 1U);
    EXPECT_EQ(picture_size(*jpeg).width, page.width);
    const auto gray = decode_picture(*jpeg, 1, 1, limits);
    ASSERT_TRUE(gray);
    EXPECT_EQ(gray->pixels.size(), std::size_t{page.width} * page.height);
    const auto colored = decode_picture(*jpeg, 1, 3, limits);
    ASSERT_TRUE(colored);
    EXPECT_EQ(colored->bytes_per_row(), 3 * page.width);
}

TEST(Ocr, LooksAtNumbersAgainEndWithTheirAllowance)
{
    constexpr int looks_most = 100;
    OcrEngine engine;
    OcrPicture picture;
    const auto read = engine.read(picture_of(letter, 300), limits, &picture);
    const auto* amount = find(read.value, "1,250.00");
    ASSERT_NE(amount, nullptr);
    EXPECT_EQ(
        engine.read_number(picture, amount->box, limits), std::vector<std::string>{"1,250.00"});
    int looks = 0;
    while (looks < looks_most && !engine.read_number(picture, amount->box, limits).empty())
        ++looks;
    EXPECT_LT(looks, looks_most);
}

TEST(Ocr, APageIsReadAgainDrawnAnotherWay)
{
    OcrEngine engine;
    OcrPicture picture, other;
    engine.read(picture_of(letter, 300), limits, &picture);
    for (const auto retouch : {Retouch::whitened, Retouch::thickened}) {
        const auto again = engine.read_again(picture, retouch, limits, other);
        const auto* amount = find(again, "1,250.00");
        ASSERT_NE(amount, nullptr);
        EXPECT_EQ(
            engine.read_number(other, amount->box, limits), std::vector<std::string>{"1,250.00"});
    }
    EXPECT_TRUE(engine.read_again(OcrPicture(), Retouch::whitened, limits, other).words.empty());
}

TEST(Pictures, BadOnesAreRefused)
{
    const auto jpeg = *encode_jpeg(picture_of(letter, 100), 90);
    EXPECT_FALSE(decode_picture("not a picture at all", 1, 1, limits));
    EXPECT_FALSE(decode_picture("", 1, 1, limits));
    EXPECT_FALSE(decode_picture(jpeg, 2, 1, limits));
    Limits few = limits;
    few.image_pixels_max = 1000;
    const auto refused = decode_picture(jpeg, 1, 1, few);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::over_limit);
    EXPECT_EQ(count_pictures("II*\0 damaged"), 0U);
}

// Strokes as broad as what a band leaves around its letters, and hardly a gap between them.
TEST(Ocr, ABoldTitleIsNoBand)
{
    const auto pdf = make_pdf(
        {"2 Tr 0.8 w " + show(72, 742, "Malabank Cabarets Ltd", 14) + "0 Tr "
         + show(72, 700, "Remittance advice 17.04.2026", 11) + show(72, 680, "Invoice", 11)});
    OcrEngine engine;
    const auto read =
        engine.read(*PdfDocument(pdf, {}).render(1, 300, PictureColor::gray, limits), limits);
    std::string text;
    for (const auto& word : read.value.words)
        text += word.text + ' ';
    EXPECT_TRUE(text.starts_with("Malabank Cabarets Ltd ")) << text;
}

} // namespace
} // namespace mailroom
