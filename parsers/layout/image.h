#pragma once

// A picture in memory: of a rendered page, or one that somebody sent.

#include <cstdint>
#include <string>
#include <string_view>

namespace mailroom {

struct Image {
    std::uint32_t width = 0, height = 0; // Pixels.
    std::uint32_t channels = 1;          // 1 gray, 3 RGB; one byte each.
    double dots_per_inch = 0;            // 0 where unknown.
    std::string pixels;                  // Row by row without padding.

    std::uint32_t bytes_per_row() const { return width * channels; }
    std::string_view row(std::uint32_t y) const
    {
        return std::string_view(pixels).substr(std::size_t{y} * bytes_per_row(), bytes_per_row());
    }
};

} // namespace mailroom
