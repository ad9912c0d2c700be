#pragma once

// Pictures of text -> words with their places, by Tesseract (LSTM models that are installed on the
// machine, of the languages that we read). One engine a thread; it starts with the first picture.
//
// QUIRK: Tesseract splits its work over threads by OpenMP and gets slower by it: OMP_THREAD_LIMIT=1
// must stand in the environment before the program starts.

#include "core/layout.h"
#include "core/limits.h"
#include "core/parsed.h"
#include "parsers/layout/image.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace mailroom {

struct CleanPage;

// The work of all second looks at a page, against that of its first.
inline constexpr unsigned looks_again_max = 4;

// A page as it was cleaned and read, for a second look: as large as the page at 300 dots per inch,
// a byte a pixel.
class OcrPicture {
public:
    OcrPicture();
    ~OcrPicture();
    OcrPicture(OcrPicture&&) noexcept;
    OcrPicture& operator=(OcrPicture&&) noexcept;

private:
    friend class OcrEngine;
    std::unique_ptr<CleanPage> page_;
    mutable double allowance_ = 0; // Of looks at its numbers, as Recognizer counts it.
};

// How a page is drawn for another reading: without the grain of its paper and with softer edges, or
// with broader strokes. Neither is better for all pages; what one loses the other often has.
enum class Retouch : std::uint8_t { whitened, thickened };

class OcrEngine {
public:
    OcrEngine();
    ~OcrEngine();
    OcrEngine(const OcrEngine&) = delete;
    OcrEngine& operator=(const OcrEngine&) = delete;

    // A picture as it was sent, or a page rendered at 300 dots per inch. It is cleaned, levelled
    // and turned upright first; boxes are in points of what came of that. Where nothing can be read
    // the page has no words, and a defect tells why. Bounded by Limits::ocr_pixels_max and
    // ocr_page_seconds_max, and what is doubted is looked at again within looks_again_max, of
    // which one part is kept for its numbers. What was read is kept in `picture` where one is
    // given.
    Parsed<Page> read(const Image& gray, const Limits& limits, OcrPicture* picture = nullptr);

    // The same page once more as a whole, drawn another way, for what the first reading got wrong.
    // Costs what the first one did. No words for an empty picture.
    Page read_again(
        const OcrPicture& picture, Retouch retouch, const Limits& limits, OcrPicture& retouched);

    // What stands in the box of the page, read as digits and marks of amounts alone, at several
    // scales: the different readings, without those that are no number. None for an empty picture,
    // or where looks_again_max is spent.
    std::vector<std::string>
    read_number(const OcrPicture& picture, const Box& box, const Limits& limits);

private:
    void keep(CleanPage&& page, OcrPicture& picture) const;

    struct State;
    std::unique_ptr<State> state_;
};

} // namespace mailroom
