#pragma once

// Pages that a bad line or a worn ribbon left hardly readable: specks all over a fax, and ink that
// is hardly darker than its paper. Pages without such faults stay as they are.

#include "parsers/ocr/pix.h"

namespace mailroom {

// Black specks that stand everywhere go, with what they bit out of letters. Returns the resolution
// that the picture has then: at most that of a fax, since larger pictures of one spread the specks.
double remove_specks(PixOwner& gray, double dots_per_inch);

// Specks that stand alone, of a page that has many.
void remove_lonely_specks(PixOwner& gray, double dots_per_inch);

// Faint ink becomes black on white, without the grain of the paper.
void darken_faint_ink(PixOwner& gray);

} // namespace mailroom
