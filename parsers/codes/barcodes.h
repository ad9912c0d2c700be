#pragma once

// QR codes in a picture, read by ZXing-C++.

#include "core/layout.h"
#include "parsers/layout/image.h"

#include <string>
#include <vector>

namespace mailroom {

struct Barcode {
    std::string text; // UTF-8
    Box box;          // Pixels.
};

// The QR codes of a gray picture, turned and skewed ones too. Takes some 25 ms for a page of 150
// dots per inch. Empty where the picture has three channels.
std::vector<Barcode> read_qr_codes(const Image& gray);

} // namespace mailroom
