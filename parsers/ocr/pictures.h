#pragma once

// Pictures that somebody sent (PNG, JPEG, TIFF, BMP, GIF, WebP), decoded by Leptonica.

#include "core/limits.h"
#include "core/parsed.h"
#include "core/result.h"
#include "parsers/layout/image.h"

#include <cstdint>
#include <string_view>

namespace mailroom {

// The number of pictures in the file: pages of a TIFF, else 1; 0 where it can't be decoded.
std::uint32_t count_pictures(std::string_view bytes);

struct PictureSize {
    std::uint32_t width = 0, height = 0; // Pixels.
};

// From the header of the file alone; {} where it has none that is known.
PictureSize picture_size(std::string_view bytes);

// Picture `number` (from 1), gray or RGB. Pictures above Limits::image_pixels_max are refused
// before they are decoded.
Result<Image> decode_picture(
    std::string_view bytes, std::uint32_t number, std::uint32_t channels, const Limits& limits);

// What the picture tells where a scanner would tell it. Screens and cameras write 72 and 96, which
// says nothing about the paper: such a picture is taken for a page of eleven inches.
bool tells_resolution(const Image& picture);
double likely_dots_per_inch(const Image& picture);

} // namespace mailroom
