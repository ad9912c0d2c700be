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

} // namespace

std::vector<Barcode> read_barcodes(const Image& gray)
{
    constexpr std::uint8_t codes_max = 8;
    std::vector<Barcode> codes;
    if (gray.channels != 1 || gray.width == 0
        || gray.pixels.size() < std::size_t{gray.width} * gray.height)
        return codes;
    const ZXing::ImageView view(
        reinterpret_cast<const std::uint8_t*>(gray.pixels.data()), static_cast<int>(gray.width),
        static_cast<int>(gray.height), ZXing::ImageFormat::Lum);
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode | ZXing::BarcodeFormat::Code128)
        .setMaxNumberOfSymbols(codes_max);
    try {
        for (const auto& result : ZXing::ReadBarcodes(view, hints)) {
            if (result.isValid())
                codes.push_back({result.text(), box_of(result.position())});
        }
    } catch (const std::exception&) { // Of a picture that it can't make sense of.
    }
    return codes;
}

} // namespace mailroom
