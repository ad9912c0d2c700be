#include "parsers/codes/barcodes.h"

#include <gtest/gtest.h>

#define ZX_USE_UTF8 1
#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

namespace mailroom {
namespace {

// A page of 1600 x 400 pixels with a code of about 200 in height at (300, 100).
Image page_with_code(
    const std::string& text,
    ZXing::BarcodeFormat format = ZXing::BarcodeFormat::QRCode,
    int width = 200)
{
    Image page{.width = 1600, .height = 400, .dots_per_inch = 150};
    page.pixels.assign(std::size_t{page.width} * page.height, '\xff');
    const auto code = ZXing::MultiFormatWriter(format).encode(text, width, 200);
    for (int y = 0; y < code.height(); ++y) {
        for (int x = 0; x < code.width(); ++x) {
            if (code.get(x, y))
                page.pixels[static_cast<std::size_t>((100 + y) * 1600 + 300 + x)] = '\0';
        }
    }
    return page;
}

TEST(Barcodes, AQrCodeIsReadWithItsPlace)
{
    const auto codes = read_barcodes(page_with_code("BCD\n002\n1\nSCT\nEUR12.50"));
    ASSERT_EQ(codes.size(), 1U);
    EXPECT_EQ(codes[0].text, "BCD\n002\n1\nSCT\nEUR12.50");
    EXPECT_GE(codes[0].box.x0, 299);
    EXPECT_LE(codes[0].box.x1, 501);
    EXPECT_GE(codes[0].box.y0, 99);
    EXPECT_LE(codes[0].box.y1, 301);
}

TEST(Barcodes, TheBarsOfASlipAreRead)
{
    const std::string digits = "437159030000007760000122500000000000000000011112161221";
    const auto codes = read_barcodes(page_with_code(digits, ZXing::BarcodeFormat::Code128, 1100));
    ASSERT_EQ(codes.size(), 1U);
    EXPECT_EQ(codes[0].text, digits);
}

TEST(Barcodes, OfFinePicturesAreReadWithTheSamePlace)
{
    auto page = page_with_code("BCD\n002\n1\nSCT\nEUR12.50");
    const auto coarse = read_barcodes(page);
    page.dots_per_inch = 300;
    const auto fine = read_barcodes(page);
    ASSERT_EQ(coarse.size(), 1U);
    ASSERT_EQ(fine.size(), 1U);
    EXPECT_EQ(fine[0].text, coarse[0].text);
    EXPECT_NEAR(fine[0].box.x0, coarse[0].box.x0, 4);
    EXPECT_NEAR(fine[0].box.y1, coarse[0].box.y1, 4);
    const std::string digits = "437159030000007760000122500000000000000000011112161221";
    auto slip = page_with_code(digits, ZXing::BarcodeFormat::Code128, 1100);
    slip.dots_per_inch = 300;
    ASSERT_EQ(read_barcodes(slip).size(), 1U);
    EXPECT_EQ(read_barcodes(slip)[0].text, digits);
}

TEST(Barcodes, APictureWithoutCodesHasNone)
{
    EXPECT_TRUE(read_barcodes({}).empty());
    EXPECT_TRUE(read_barcodes({.width = 10, .height = 10, .pixels = "short"}).empty());
    auto page = page_with_code("text");
    page.pixels.assign(page.pixels.size(), '\0');
    EXPECT_TRUE(read_barcodes(page).empty());
}

} // namespace
} // namespace mailroom
