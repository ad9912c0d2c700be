#pragma once

// Titles printed light on a dark band, which Tesseract does not see.

#include "parsers/ocr/pix.h"

namespace mailroom {

// Dark bands with light letters become light with dark letters, scanner's black margins white. Bold
// letters on paper stay as they are.
void lighten_bands(PixOwner& gray, double dots_per_inch);

} // namespace mailroom
