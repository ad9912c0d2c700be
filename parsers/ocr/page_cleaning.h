#pragma once

// The picture of a page made fit for reading: its background even and white, its letters of a size
// that Tesseract reads well, its lines level.
//
// A scanner tells its resolution, and its pictures are taken as they come, at about 300 dots per
// inch. A camera or a till-roll scanner tells none that can be believed: there the letters
// themselves are measured, and faint print is darkened, since thermal paper fades.

#include "core/limits.h"
#include "parsers/ocr/pix.h"

namespace mailroom {

struct CleanPage {
    PixOwner pix; // Gray, 8 bits; null where there is no memory for it.
    double dots_per_inch = 0;
    bool photographed = false; // No scanner told a resolution.

    double points(double pixels) const { return pixels * 72.0 / dots_per_inch; }
};

// At most Limits::ocr_pixels_max pixels, whatever the letters would need.
CleanPage cleaned(const Image& gray, const Limits& limits);

// Clockwise, by a multiple of 90 degrees, and levelled again.
CleanPage turned(const CleanPage& page, int degrees);

// With broader strokes, for print so thin that its letters fell apart.
CleanPage thickened(const CleanPage& page);

// With softer edges and without the grain of its paper, which is read as marks or joins letters
// where it is coarse. What is faint may go with it, and thin rules do.
CleanPage whitened(const CleanPage& page);

// For finding out which way up it stands.
CleanPage at_resolution(const CleanPage& page, double dots_per_inch);

} // namespace mailroom
