#pragma once

// What stands between Tesseract and the letters of a form: titles printed light on a dark band, and
// pages that are negatives as a whole.

#include "parsers/ocr/pix.h"

namespace mailroom {

// A negative, or a page that is mostly black, becomes dark on light.
void turn_negative(PixOwner& gray);

// Thin lines that go straight down for at least so many inches, but for the letters that they
// cross. Dirt in a scanner draws one down the whole page, through its letters too: to be removed as
// it came from the scanner, since once the page is level, the line is not. The frame of a table, or
// of a box so narrow that its letters touch it, is upright once the page is: Tesseract takes
// letters away with it.
void remove_upright_lines(PixOwner& gray, double dots_per_inch, double length_min);

// Dark bands with light letters become light with dark letters, scanner's black margins white.
void lighten_bands(PixOwner& gray, double dots_per_inch);

} // namespace mailroom
