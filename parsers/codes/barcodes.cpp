#include "parsers/codes/barcodes.h"

#include <algorithm>
#include <exception>

#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>

namespace mailroom {
namespace {

Box box_of(const ZXing::Position& corners)
{
    Box box{1e9F, 1e9F, 0, 0};
    for (const auto& corner : corners) {
        const auto x = static_cast<float>(corner.x), y = static_cast<float>(corner.y);
        box = {std::min(box.x0, x), std::min(box.y0, y), std::max(box.x1, x), std::max(box.y1, y)};
    }
    return box;
}

ZXing::ImageView view_of(const Image& gray)
{
    return {
        reinterpret_cast<const std::uint8_t*>(gray.pixels.data()), static_cast<int>(gray.width),
        static_cast<int>(gray.height), ZXing::ImageFormat::Lum};
}

// Each pixel the mean of four.
Image half_of(const Image& gray)
{
    Image half{.width = gray.width / 2, .height = gray.height / 2};
    half.pixels.reserve(std::size_t{half.width} * half.height);
    const auto at = [&](std::size_t x, std::size_t y) {
        return static_cast<unsigned>(static_cast<unsigned char>(gray.pixels[y * gray.width + x]));
    };
    for (std::size_t y = 0; y + 1 < gray.height; y += 2) {
        for (std::size_t x = 0; x + 1 < gray.width; x += 2)
            half.pixels += static_cast<char>(
                (at(x, y) + at(x + 1, y) + at(x, y + 1) + at(x + 1, y + 1) + 2) / 4);
    }
    return half;
}

// `scale`: pixels of the page to a pixel of the picture.
void add_codes(
    const Image& picture, const ZXing::DecodeHints& hints, float scale, std::vector<Barcode>& codes)
{
    try {
        for (const auto& result : ZXing::ReadBarcodes(view_of(picture), hints)) {
            auto box = box_of(result.position());
            box = {box.x0 * scale, box.y0 * scale, box.x1 * scale, box.y1 * scale};
            if (result.isValid())
                codes.push_back({result.text(), box});
        }
    } catch (const std::exception&) { // Of a picture that it can't make sense of.
    }
}

} // namespace

std::vector<Barcode> read_barcodes(const Image& gray)
{
    constexpr std::uint8_t codes_max = 8;
    // The squares of a payment code are 0.4 mm and more: half of a fine picture tells them. Bars
    // are as narrow as 0.25 mm, and need all of it.
    constexpr auto fine_dpi = 250;
    std::vector<Barcode> codes;
    if (gray.channels != 1 || gray.width == 0
        || gray.pixels.size() < std::size_t{gray.width} * gray.height)
        return codes;
    ZXing::DecodeHints hints;
    hints.setMaxNumberOfSymbols(codes_max);
    if (gray.dots_per_inch < fine_dpi) {
        hints.setFormats(ZXing::BarcodeFormat::QRCode | ZXing::BarcodeFormat::Code128);
        add_codes(gray, hints, 1, codes);
        return codes;
    }
    hints.setFormats(ZXing::BarcodeFormat::QRCode);
    add_codes(half_of(gray), hints, 2, codes);
    hints.setFormats(ZXing::BarcodeFormat::Code128).setTryDownscale(false);
    add_codes(gray, hints, 1, codes);
    return codes;
}

} // namespace mailroom
