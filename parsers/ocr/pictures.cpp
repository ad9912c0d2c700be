#include "parsers/ocr/pictures.h"

#include "parsers/ocr/pix.h"

#include <algorithm>
#include <cstdio>

#include <leptonica/allheaders.h>

namespace mailroom {
namespace {

const l_uint8* data_of(std::string_view bytes)
{
    return reinterpret_cast<const l_uint8*>(bytes.data());
}

bool is_tiff(std::string_view bytes)
{
    return bytes.starts_with("II") || bytes.starts_with("MM");
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

bool tells_resolution(const Image& picture)
{
    return picture.dots_per_inch >= 120 && picture.dots_per_inch <= 700;
}

double likely_dots_per_inch(const Image& picture)
{
    constexpr double page_inches = 11, least = 72;
    return tells_resolution(picture)
        ? picture.dots_per_inch
        : std::max(std::max(picture.width, picture.height) / page_inches, least);
}

} // namespace mailroom
