#pragma once

// Words far wider than their characters are: Tesseract read over the gap between two columns, or
// took a part of a dashed rule for one of the word's letters. What stands between the gaps is read
// by itself.

#include "core/layout.h"
#include "core/limits.h"
#include "parsers/ocr/page_cleaning.h"
#include "parsers/ocr/recognizer.h"

#include <vector>

namespace mailroom {

// A word whose parts cannot be read stays.
void reread_wide_words(
    Recognizer& reader, const CleanPage& page, std::vector<Word>& words, const Limits& limits);

} // namespace mailroom
