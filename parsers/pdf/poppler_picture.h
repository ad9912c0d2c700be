#pragma once

#include "core/limits.h"
#include "core/result.h"
#include "parsers/layout/image.h"

#include <cstdint>

// Poppler's.
class PDFDoc;

namespace mailroom {

// A picture of page `number`, from 1, turned clockwise by so many degrees more than it says. One
// channel or three. An error where it takes more operators than Limits::pdf_drawn_operations_max.
Result<Image> draw_page(
    PDFDoc& document,
    int number,
    int turn,
    double dpi,
    std::uint32_t channels,
    const Limits& limits);

} // namespace mailroom
