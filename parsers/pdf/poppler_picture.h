#pragma once

#include "core/result.h"
#include "parsers/layout/image.h"

#include <cstdint>

// Poppler's.
class PDFDoc;

namespace mailroom {

// A picture of page `number`, from 1, turned clockwise by so many degrees more than it says. One
// channel or three. Ends early, with what is drawn by then, on a page of more than
// PageBudget::operations_max operators.
Result<Image> draw_page(PDFDoc& document, int number, int turn, double dpi, std::uint32_t channels);

} // namespace mailroom
