#pragma once

// Pictures that somebody sent (PNG, JPEG, TIFF, BMP, GIF, WebP), decoded by Leptonica, and made fit
// for reading: gray, straight, of a resolution that Tesseract reads well.

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

// Scaled to about 300 dots per inch; where the file doesn't tell its resolution, as if the picture
// showed a page. Image::dots_per_inch is set.
Image scaled_for_reading(Image gray);

// Turned by the angle at which its lines of text stand, up to a few degrees.
Image straightened(Image gray);

// Turned clockwise by 90, 180 or 270 degrees.
Image turned(const Image& gray, int degrees);

Image scaled(const Image& image, double factor);

} // namespace mailroom
