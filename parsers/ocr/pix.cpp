#include "parsers/ocr/pix.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include <leptonica/allheaders.h>

namespace mailroom {

void DestroysPix::operator()(Pix* pix) const
{
    ::pixDestroy(&pix);
}

PixOwner pix_of(const Image& gray)
{
    PixOwner pix(::pixCreateNoInit(static_cast<int>(gray.width), static_cast<int>(gray.height), 8));
    if (pix == nullptr)
        return nullptr;
    ::pixSetPadBits(pix.get(), 0);
    for (std::uint32_t y = 0; y < gray.height; ++y) {
        auto* line =
            ::pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * ::pixGetWpl(pix.get());
        const auto row = gray.row(y);
        for (std::uint32_t x = 0; x < gray.width; ++x)
            SET_DATA_BYTE(line, x, static_cast<unsigned char>(row[x]));
    }
    return pix;
}

Image image_of(Pix* pix, std::uint32_t channels)
{
    const PixOwner plain(::pixRemoveColormap(pix, REMOVE_CMAP_BASED_ON_SRC));
    const PixOwner deep(
        channels == 1 ? ::pixConvertTo8(plain.get(), 0) : ::pixConvertTo32(plain.get()));
    if (deep == nullptr)
        return {};
    Image image{
        .width = static_cast<std::uint32_t>(::pixGetWidth(deep.get())),
        .height = static_cast<std::uint32_t>(::pixGetHeight(deep.get())),
        .channels = channels,
        .dots_per_inch = static_cast<double>(::pixGetXRes(pix))};
    image.pixels.resize(std::size_t{image.bytes_per_row()} * image.height);
    auto* out = image.pixels.data();
    for (std::uint32_t y = 0; y < image.height; ++y) {
        auto* line =
            ::pixGetData(deep.get()) + static_cast<std::ptrdiff_t>(y) * ::pixGetWpl(deep.get());
        for (std::uint32_t x = 0; x < image.width; ++x) {
            if (channels == 1) {
                *out++ = static_cast<char>(GET_DATA_BYTE(line, x));
                continue;
            }
            l_int32 red = 0, green = 0, blue = 0;
            ::extractRGBValues(line[x], &red, &green, &blue);
            *out++ = static_cast<char>(red);
            *out++ = static_cast<char>(green);
            *out++ = static_cast<char>(blue);
        }
    }
    return image;
}

int brightness_of(Pix* gray, Pix* mask, int x, int y, float rank)
{
    constexpr int white = 255, every_of_all = 8, every = 2;
    float value = 0;
    const bool known =
        ::pixGetRankValueMasked(
            gray, mask, x, y, mask == nullptr ? every_of_all : every, rank, &value, nullptr)
        == 0;
    return known ? static_cast<int>(value) : white;
}

int pixels_in(double inches, double dots_per_inch)
{
    return std::max(1, static_cast<int>(std::lround(inches * dots_per_inch)));
}

} // namespace mailroom
