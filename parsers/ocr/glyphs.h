#pragma once

// Letters and digits that Tesseract takes for each other where a number begins with letters
// ("IN0291304", "SI0290229"), told by the breadth of their ink: a zero is as broad as the other
// digits, the letter broader, and a bar without a flag is no 1. Only where each character of the
// word has ink of its own; never in letters of one breadth, where both look alike.

#include "core/layout.h"
#include "parsers/ocr/page_cleaning.h"

#include <vector>

namespace mailroom {

void mend_by_glyphs(const CleanPage& page, std::vector<Word>& words);

} // namespace mailroom
