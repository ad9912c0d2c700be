#pragma once

// Pictures as Leptonica holds them, for the files of this folder alone.

#include "parsers/layout/image.h"

#include <memory>

struct Pix;

namespace mailroom {

struct DestroysPix {
    void operator()(Pix* pix) const;
};
using PixOwner = std::unique_ptr<Pix, DestroysPix>;

PixOwner pix_of(const Image& gray); // 8 bits a pixel; null where there is no memory for it.

// With the resolution that the picture tells, 0 where it tells none.
Image image_of(Pix* pix, std::uint32_t channels);

// The shade from 0 (black) to 255 below which the share `rank` of the pixels lies: of those under
// the mask, whose left upper corner stands at x, y, or of every eighth of all without one. White
// where there are none.
int brightness_of(Pix* gray, Pix* mask, int x, int y, float rank);

int pixels_in(double inches, double dots_per_inch); // At least one.

} // namespace mailroom
