#pragma once

// The ink of a word, glyph by glyph, for the files of this folder alone.

#include "core/layout.h"
#include "parsers/ocr/page_cleaning.h"

#include <vector>

namespace mailroom {

struct Glyph {
    int left = 0, width = 0, height = 0; // Pixels.
    // How much further the ink reaches to the left of the stem than to the right in the upper part,
    // against the height: a 1 has its flag there, an I two serifs or none.
    double flag = 0;

    double middle() const { return left + width / 2.0; }
};

// Of the size of letters, left to right; marks are smaller. Letters that touch are one.
std::vector<Glyph> glyphs_in(const CleanPage& page, const Box& box);

// Whether ink in the box, or half of it outside, is a flat stroke as a dash is.
bool has_flat_stroke(const CleanPage& page, const Box& box);

} // namespace mailroom
