#pragma once

// The words of a page sorted into those that are read and those that are left out.

#include "parsers/pdf/page_paints.h"
#include "parsers/pdf/page_reading.h"
#include "parsers/pdf/poppler_words.h"

#include <vector>

namespace mailroom {

// Sets the page's words in reading order, of_scan, and what is hidden beyond what was noticed while
// drawing: `hidden` are the words left out by then. Returns the degrees clockwise - 0, 90, 180 or
// 270 - that would bring most of the text upright.
int sort_words(
    std::vector<PlacedWord> drawn,
    std::vector<PlacedWord> hidden,
    const PagePaints& paints,
    PageReading& reading);

} // namespace mailroom
