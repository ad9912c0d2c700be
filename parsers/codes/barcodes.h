#pragma once

// Bar codes in a picture, read by ZXing-C++: the kinds that payment slips bear, QR and Code 128.
// PDF417 (Croatian slips) would double the time of every scanned page.

#include "core/layout.h"
#include "parsers/layout/image.h"

#include <string>
#include <vector>

namespace mailroom {

struct Barcode {
    std::string text; // UTF-8
    Box box;          // Pixels.
};

// The codes of a gray picture, turned and skewed ones too. Takes some 35 ms for a page of 150
// dots per inch, 25 ms for one of 300, of which QR codes are sought in the half; the bars of Code
// 128 want 300. Empty where the picture has three channels.
std::vector<Barcode> read_barcodes(const Image& gray);

} // namespace mailroom
