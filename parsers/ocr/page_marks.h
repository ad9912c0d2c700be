#pragma once

// What stands between Tesseract and the letters of a form: streaks, frames, and
// pages that are negatives as a whole.

#include "parsers/ocr/pix.h"

namespace mailroom {

// A negative, or a page that is mostly black, becomes dark on light.
void turn_negative(PixOwner& gray);

// Dirt in a scanner draws a thin line down the whole page, through its letters too. As it came from
// the scanner: once the page is level, the lines are not.
void remove_streaks(PixOwner& gray, double dots_per_inch);

// The left side of a box that is drawn so close that letters touch it: Tesseract takes them away
// with it. Of a level page. Frames that stand off stay, since they part columns.
void remove_tight_frames(PixOwner& gray, double dots_per_inch);

} // namespace mailroom
