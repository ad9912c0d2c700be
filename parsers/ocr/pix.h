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

} // namespace mailroom
