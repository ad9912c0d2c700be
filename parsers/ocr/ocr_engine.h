#pragma once

// Pictures of text -> words with their places, by Tesseract (LSTM models that are installed on the
// machine, of the languages that we read). One engine a thread; it starts with the first picture.
//
// QUIRK: Tesseract splits its work over threads by OpenMP and gets slower by it: OMP_THREAD_LIMIT=1
// must stand in the environment before the program starts.

#include "core/layout.h"
#include "core/parsed.h"
#include "parsers/layout/image.h"

#include <memory>

namespace mailroom {

class OcrEngine {
public:
    OcrEngine();
    ~OcrEngine();
    OcrEngine(const OcrEngine&) = delete;
    OcrEngine& operator=(const OcrEngine&) = delete;

    // `gray` should come from scaled_for_reading() or be rendered at 300 dots per inch. Boxes are
    // in points of the straightened picture. Where nothing can be read the page has no words, and a
    // defect tells why.
    Parsed<Page> read(const Image& gray);

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace mailroom
