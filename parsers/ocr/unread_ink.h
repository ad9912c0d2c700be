#pragma once

// Ink of the size of letters that no word covers: Tesseract leaves a narrow first digit, a total
// that stands alone, or a title in a band unread, and reads them where it is shown them by
// themselves.

#include "core/layout.h"
#include "parsers/ocr/page_cleaning.h"

#include <vector>

namespace mailroom {

// In points of the page, top to bottom, at most `regions_max`: the largest.
std::vector<Box> unread_ink(const CleanPage& page, const std::vector<Word>& words);

} // namespace mailroom
