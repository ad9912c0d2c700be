#include "parsers/ocr/pictures.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include <leptonica/allheaders.h>

namespace mailroom {
namespace {

struct Destroys {
    void operator()(Pix* pix) const { ::pixDestroy(&pix); }
};
using PixOwner = std::unique_ptr<Pix, Destroys>;

const l_uint8* data_of(std::string_view bytes)
{
    return reinterpret_cast<const l_uint8*>(bytes.data());
}

bool is_tiff(std::string_view bytes)
{
    return bytes.starts_with("II") || bytes.starts_with("MM");
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

PixOwner pix_of(const Image& gray)
{
    PixOwner pix(::pixCreate(static_cast<int>(gray.width), static_cast<int>(gray.height), 8));
    if (pix == nullptr)
        return nullptr;
    for (std::uint32_t y = 0; y < gray.height; ++y) {
        auto* line =
            ::pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(y) * ::pixGetWpl(pix.get());
        const auto row = gray.row(y);
        for (std::uint32_t x = 0; x < gray.width; ++x)
            SET_DATA_BYTE(line, x, static_cast<unsigned char>(row[x]));
    }
    return pix;
}

// Keeps the resolution that the caller knows.
Image replaced(Image gray, const PixOwner& pix, double factor = 1)
{
    if (pix == nullptr)
        return gray;
    auto image = image_of(pix.get(), 1);
    image.dots_per_inch = gray.dots_per_inch * factor;
    return image;
}

} // namespace

std::uint32_t count_pictures(std::string_view bytes)
{
    ::setMsgSeverity(L_SEVERITY_NONE);
    if (is_tiff(bytes)) {
        l_int32 count = 0;
        auto* file = ::fopenReadFromMemory(data_of(bytes), bytes.size());
        if (file == nullptr || ::tiffGetCount(file, &count) != 0)
            count = 0;
        if (file != nullptr)
            std::fclose(file);
        return static_cast<std::uint32_t>(std::max(0, count));
    }
    return picture_size(bytes).width > 0 ? 1 : 0;
}

PictureSize picture_size(std::string_view bytes)
{
    ::setMsgSeverity(L_SEVERITY_NONE);
    l_int32 format = 0, width = 0, height = 0;
    if (bytes.size() < 12
        || ::pixReadHeaderMem(
               data_of(bytes), bytes.size(), &format, &width, &height, nullptr, nullptr, nullptr)
            != 0
        || width <= 0 || height <= 0)
        return {};
    return {static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(height)};
}

Result<Image> decode_picture(
    std::string_view bytes, std::uint32_t number, std::uint32_t channels, const Limits& limits)
{
    ::setMsgSeverity(L_SEVERITY_NONE);
    const auto size = picture_size(bytes);
    if (std::uint64_t{size.width} * size.height > limits.image_pixels_max)
        return Error{ErrorCode::over_limit, "the picture has too many pixels to be read"};
    PixOwner pix;
    if (is_tiff(bytes))
        pix.reset(::pixReadMemTiff(data_of(bytes), bytes.size(), static_cast<int>(number) - 1));
    else if (number == 1 && size.width > 0)
        pix.reset(::pixReadMem(data_of(bytes), bytes.size()));
    if (pix == nullptr)
        return Error{ErrorCode::corrupt, "the picture is damaged, or of an unknown kind"};
    return image_of(pix.get(), channels);
}

Image scaled_for_reading(Image gray)
{
    constexpr double dpi_wanted = 300, page_inches = 11, factor_max = 3;
    constexpr double likely_dpi_min = 120,
                     likely_dpi_max = 700; // Screens and cameras write 72, 96.
    const auto longer = static_cast<double>(std::max(gray.width, gray.height));
    const bool told = gray.dots_per_inch >= likely_dpi_min && gray.dots_per_inch <= likely_dpi_max;
    if (!told)
        gray.dots_per_inch = std::max(longer / page_inches, 72.0);
    const auto factor = std::clamp(dpi_wanted / gray.dots_per_inch, 0.2, factor_max);
    if (factor > 0.8 && factor < 1.25)
        return gray;
    return scaled(gray, factor);
}

Image scaled(const Image& image, double factor)
{
    const auto pix = pix_of(image);
    const auto f = static_cast<float>(factor);
    return replaced(
        image, PixOwner(pix != nullptr ? ::pixScale(pix.get(), f, f) : nullptr), factor);
}

Image straightened(Image gray)
{
    constexpr float confidence_min = 3, degrees_min = 0.1F, degrees_max = 7;
    constexpr float degrees_to_radians = 3.14159265F / 180;
    const auto pix = pix_of(gray);
    if (pix == nullptr)
        return gray;
    const PixOwner binary(::pixConvertTo1(pix.get(), 160));
    float degrees = 0, confidence = 0;
    if (binary == nullptr || ::pixFindSkew(binary.get(), &degrees, &confidence) != 0
        || confidence < confidence_min || std::abs(degrees) < degrees_min
        || std::abs(degrees) > degrees_max)
        return gray;
    const PixOwner straight(::pixRotateAMGray(pix.get(), degrees * degrees_to_radians, 255));
    return replaced(std::move(gray), straight);
}

Image turned(const Image& gray, int degrees)
{
    const auto pix = pix_of(gray);
    return replaced(
        gray, PixOwner(pix != nullptr ? ::pixRotateOrth(pix.get(), degrees / 90) : nullptr));
}

} // namespace mailroom
