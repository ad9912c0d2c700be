#pragma once

// What a second look at parts of a page finds: ink that no word covers, words that Tesseract hardly
// believes itself, and figures that are no amounts in a column of amounts. Shown alone and
// enlarged, much of it is read well.

#include "core/layout.h"
#include "core/limits.h"
#include "parsers/ocr/page_cleaning.h"
#include "parsers/ocr/recognizer.h"

#include <vector>

namespace mailroom {

// A number grows by the digits that it lost; elsewhere words are added.
void read_unread_ink(
    Recognizer& reader, const CleanPage& page, std::vector<Word>& words, const Limits& limits);

// Letters much larger than the text that fell apart ("Inv oic e"): of a page they are read as if
// each were a column, of a line by itself they are words.
void reread_broken_headings(
    Recognizer& reader, const CleanPage& page, std::vector<Word>& words, const Limits& limits);

// What is not read better stays.
void reread_doubtful_words(
    Recognizer& reader, const CleanPage& page, std::vector<Word>& words, const Limits& limits);

// In the page as it was mended.
void reread_odd_amounts(
    Recognizer& reader, const CleanPage& clean, Page& page, const Limits& limits);

} // namespace mailroom
