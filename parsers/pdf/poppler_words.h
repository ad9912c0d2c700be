#pragma once

// The words that Poppler has joined.

#include "core/layout.h"

#include <array>
#include <cstddef>
#include <vector>

// Poppler's.
class TextOutputDev;

namespace mailroom {

struct PlacedWord {
    Word word;
    std::size_t drawn_by = 0; // So many characters of the page were drawn when it was complete.
    int turn = 0;             // Quarter turns clockwise that its line of text makes.
};

// Of the page that was ended last.
std::vector<PlacedWord> words_of(TextOutputDev& text);

} // namespace mailroom
