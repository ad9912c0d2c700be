// One remittance advice, spoilt in the ways that scanners, faxes and cameras spoil paper. Each must
// still give its number, its date and its amounts.

#include "parsers/ocr/ocr_engine.h"
#include "parsers/ocr/pictures.h"
#include "parsers/pdf/jpeg.h"
#include "parsers/pdf/pdf_reader.h"
#include "tests/support/make_pdf.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

using tests::make_pdf;
using tests::show;

const Limits limits;

std::string page_content()
{
    std::string page = show(72, 742, "Remittance advice", 18) + show(72, 710, "Payment date", 11)
        + show(200, 710, "17.04.2026", 11) + show(72, 680, "Invoice", 11)
        + show(400, 680, "Amount", 11);
    for (int line = 0; line < 12; ++line)
        page += show(72, 650 - 20 * line, "RE-2026-" + std::to_string(4711 + line), 11)
            + show(400, 650 - 20 * line, "1,2" + std::to_string(50 + line) + ".35", 11);
    return page + show(72, 390, "Total paid", 11) + show(400, 390, "15,070.20", 11);
}

Image picture_at(double dpi)
{
    const auto pdf = make_pdf({page_content()});
    return *PdfDocument(pdf, {}).render(1, dpi, PictureColor::gray, limits);
}

int shade(const Image& image, int x, int y)
{
    const bool inside =
        x >= 0 && y >= 0 && x < static_cast<int>(image.width) && y < static_cast<int>(image.height);
    return inside ? static_cast<unsigned char>(
               image.row(static_cast<std::uint32_t>(y))[static_cast<std::size_t>(x)])
                  : 255;
}

// Around its middle, between four pixels.
Image skewed(const Image& image, double degrees)
{
    const double angle = degrees * std::numbers::pi / 180;
    const double middle_x = image.width / 2.0, middle_y = image.height / 2.0;
    Image out = image;
    for (int y = 0; y < static_cast<int>(image.height); ++y) {
        for (int x = 0; x < static_cast<int>(image.width); ++x) {
            const double from_x =
                middle_x + (x - middle_x) * std::cos(angle) + (y - middle_y) * std::sin(angle);
            const double from_y =
                middle_y - (x - middle_x) * std::sin(angle) + (y - middle_y) * std::cos(angle);
            const int left = static_cast<int>(std::floor(from_x));
            const int top = static_cast<int>(std::floor(from_y));
            const double right_share = from_x - left, low_share = from_y - top;
            const double high = shade(image, left, top) * (1 - right_share)
                + shade(image, left + 1, top) * right_share;
            const double low = shade(image, left, top + 1) * (1 - right_share)
                + shade(image, left + 1, top + 1) * right_share;
            out.pixels[static_cast<std::size_t>(y) * image.width + static_cast<std::size_t>(x)] =
                static_cast<char>(static_cast<int>(high * (1 - low_share) + low * low_share));
        }
    }
    return out;
}

Image noisy(Image image, unsigned of_a_thousand)
{
    std::minstd_rand random(7);
    for (auto& pixel : image.pixels) {
        if (random() % 1000 < of_a_thousand)
            pixel = static_cast<char>(random() % 256);
    }
    return image;
}

// As a bad line leaves a fax: black or white, and black specks all over the page.
Image faxed(const Image& image, unsigned specks_of_a_thousand)
{
    Image fax = image;
    std::minstd_rand random(7);
    for (auto& pixel : fax.pixels) {
        const bool black = static_cast<unsigned char>(pixel) < 140;
        pixel = static_cast<char>(black || random() % 1000 < specks_of_a_thousand ? 0 : 255);
    }
    return fax;
}

// Of a worn ribbon on gray paper, whose grain the scanner shows.
Image faint(Image image)
{
    std::minstd_rand random(7);
    for (auto& pixel : image.pixels) {
        const int ink = 60 * (255 - static_cast<unsigned char>(pixel)) / 255;
        pixel = static_cast<char>(208 - ink + static_cast<int>(random() % 16));
    }
    return image;
}

// Gray paper, and dust on the glass: dots as large as points, half as dark as ink.
Image dusty(Image image)
{
    constexpr std::size_t dot = 3;
    std::minstd_rand random(11);
    for (auto& pixel : image.pixels)
        pixel = static_cast<char>(static_cast<unsigned char>(pixel) * 220 / 255);
    for (std::size_t dots = image.pixels.size() / 1500; dots > 0; --dots) {
        const auto left = random() % (image.width - dot), top = random() % (image.height - dot);
        for (std::size_t y = top; y < top + dot; ++y) {
            for (std::size_t x = left; x < left + dot; ++x) {
                auto& pixel = image.pixels[y * image.width + x];
                pixel = static_cast<char>(static_cast<unsigned char>(pixel) * 6 / 10);
            }
        }
    }
    return image;
}

Image as_jpeg(const Image& image, int quality)
{
    auto decoded = *decode_picture(*encode_jpeg(image, quality), 1, 1, limits);
    decoded.dots_per_inch = image.dots_per_inch;
    return decoded;
}

Image negative(Image image)
{
    for (auto& pixel : image.pixels)
        pixel = static_cast<char>(255 - static_cast<unsigned char>(pixel));
    return image;
}

// Light on dark, as titles of tables are, from one point of the page to another.
Image with_band(Image image, double top, double bottom)
{
    const auto pixels = [&](double points) {
        return static_cast<std::uint32_t>(points * image.dots_per_inch / 72);
    };
    for (auto y = pixels(top); y < pixels(bottom); ++y) {
        for (auto x = pixels(60); x < pixels(530); ++x) {
            auto& pixel = image.pixels[std::size_t{y} * image.width + x];
            pixel = static_cast<char>(250 - static_cast<unsigned char>(pixel) * 3 / 4);
        }
    }
    return image;
}

// Ever darker to the right edge, as where the lid stood open; amounts stand there too.
Image shaded(Image image)
{
    constexpr double begin = 0.6, darkest = 0.45;
    for (std::uint32_t y = 0; y < image.height; ++y) {
        for (std::uint32_t x = 0; x < image.width; ++x) {
            const double depth = (static_cast<double>(x) / image.width - begin) / (1 - begin);
            auto& pixel = image.pixels[std::size_t{y} * image.width + x];
            pixel = static_cast<char>(static_cast<int>(
                static_cast<unsigned char>(pixel) * (1 - (1 - darkest) * std::max(0.0, depth))));
        }
    }
    return image;
}

// Down the whole page, three pixels wide.
Image with_streak(Image image, double at)
{
    const auto x = static_cast<std::size_t>(at * image.dots_per_inch / 72);
    for (std::size_t y = 0; y < image.height; ++y) {
        for (std::size_t i = x; i < x + 3; ++i)
            image.pixels[y * image.width + i] = 0;
    }
    return image;
}

std::string all_text(const Page& page)
{
    std::string text;
    for (const auto& word : page.words)
        (text += word.text) += ' ';
    return text;
}

struct BadScan {
    std::string name;
    Image (*picture)();
};

class BadScans : public testing::TestWithParam<BadScan> {};

TEST_P(BadScans, AreRead)
{
    OcrEngine engine;
    const auto read = engine.read(GetParam().picture(), limits);
    for (const auto* text : {"17.04.2026", "RE-2026-4711", "RE-2026-4722", "1,250.35", "15,070.20"})
        EXPECT_TRUE(std::ranges::count(read.value.words, text, &Word::text) == 1)
            << text << " in:\n"
            << all_text(read.value);
}

TEST(BadScan, EachNumberOfADustyPageIsRead)
{
    OcrEngine engine;
    const auto read = engine.read(dusty(skewed(picture_at(200), 0.8)), limits);
    for (int line = 0; line < 12; ++line) {
        for (const auto& text :
             {"RE-2026-" + std::to_string(4711 + line), "1,2" + std::to_string(50 + line) + ".35"})
            EXPECT_TRUE(std::ranges::count(read.value.words, text, &Word::text) == 1)
                << text << " in:\n"
                << all_text(read.value);
    }
}

TEST(BadScan, TitlesOnABandAreRead)
{
    OcrEngine engine;
    const auto read = engine.read(with_band(picture_at(300), 146, 170), limits);
    for (const auto* title : {"Invoice", "Amount"})
        EXPECT_TRUE(std::ranges::count(read.value.words, title, &Word::text) == 1) << title;
}

TEST(BadScan, TheRowBelowASlantingBandIsRead)
{
    OcrEngine engine;
    const auto read = engine.read(skewed(with_band(picture_at(200), 150, 178.5), 1.3), limits);
    for (const auto* text : {"Invoice", "Amount", "RE-2026-4711", "1,250.35"})
        EXPECT_TRUE(std::ranges::count(read.value.words, text, &Word::text) == 1)
            << text << " in:\n"
            << all_text(read.value);
}

TEST(BadScan, ZeroAndILookAsBroadAsTheyAre)
{
    std::string content;
    for (int line = 0; line < 4; ++line)
        content += show(72, 700 - 20 * line, "IN0" + std::to_string(294363 + line), 10)
            + show(200, 700 - 20 * line, "SI0" + std::to_string(294363 + line), 10)
            + show(300, 700 - 20 * line, "PO" + std::to_string(294363 + line), 10);
    const auto pdf = make_pdf({content});
    OcrEngine engine;
    const auto read =
        engine.read(*PdfDocument(pdf, {}).render(1, 300, PictureColor::gray, limits), limits);
    for (const auto* number : {"IN0294363", "IN0294366", "SI0294364", "PO294365"})
        EXPECT_EQ(std::ranges::count(read.value.words, number, &Word::text), 1)
            << number << " in:\n"
            << all_text(read.value);
}

// Tesseract takes the first letters away with the frame, and a frame around letters is no letter.
TEST(BadScan, LettersThatTouchAFrameAreRead)
{
    std::string content = "0.8 w 71.4 640 220 66 re S 60 400 480 320 re S ";
    float y = 690;
    for (const auto* label : {"Trace 532799712", "Settled 06/13/2026", "Total 31,886.75"}) {
        content += show(72, y, label, 11);
        y -= 20;
    }
    content += show(72, 560, "SI41187", 10) + show(72, 540, "SI41194", 10);
    const auto pdf = make_pdf({content});
    OcrEngine engine;
    const auto read =
        engine.read(*PdfDocument(pdf, {}).render(1, 300, PictureColor::gray, limits), limits);
    for (const auto* text : {"Trace", "Settled", "Total", "31,886.75", "SI41187", "SI41194"})
        EXPECT_EQ(std::ranges::count(read.value.words, text, &Word::text), 1)
            << text << " in:\n"
            << all_text(read.value);
}

INSTANTIATE_TEST_SUITE_P(
    Ocr,
    BadScans,
    testing::Values(
        BadScan{"Skewed10Left", [] { return skewed(picture_at(300), -10); }},
        BadScan{"Skewed10Right", [] { return skewed(picture_at(300), 10); }},
        BadScan{"Skewed3AndNoisy", [] { return noisy(skewed(picture_at(300), 3), 5); }},
        BadScan{"FaxOf150", [] { return picture_at(150); }},
        BadScan{"FaxOfABadLine", [] { return faxed(picture_at(204), 80); }},
        BadScan{"FaintInk", [] { return faint(picture_at(200)); }},
        BadScan{"PoorJpeg", [] { return as_jpeg(picture_at(300), 30); }},
        BadScan{"Shaded", [] { return shaded(picture_at(300)); }},
        BadScan{"Negative", [] { return negative(picture_at(300)); }},
        BadScan{"TitlesOnABand", [] { return with_band(picture_at(300), 146, 170); }},
        BadScan{
            "ABandThatIsNotLevel",
            [] { return skewed(with_band(picture_at(300), 146, 181), 1.5); }},
        BadScan{"Streak", [] { return with_streak(picture_at(200), 300); }}),
    [](const auto& instance) { return instance.param.name; });

} // namespace
} // namespace mailroom
