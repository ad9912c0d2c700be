#pragma once

// One Tesseract with the models of the languages that we read, for the files of this folder alone.

#include "core/layout.h"
#include "core/limits.h"
#include "parsers/ocr/page_cleaning.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace tesseract {
class TessBaseAPI;
}

namespace mailroom {

// What Tesseract has to say goes nowhere. Any thread, any number of times; before an engine starts.
void silence_tesseract();

// Columns of a table stay together in "column"; the narrow strip of a receipt stays together in
// "block".
enum class Segmentation : std::uint8_t { column, block, line };

// Looks at parts of a page cost what they are allowed to and no more: what they find is nothing
// then. Work is counted in characters, not in time, so that the same page reads the same on any
// machine: those that were found on a page, or have room in a part of it, and for each part those
// that could have been read in the time that it takes to begin.
class Recognizer {
public:
    // Null where the models are missing.
    static std::unique_ptr<Recognizer> start();
    ~Recognizer();
    Recognizer(const Recognizer&) = delete;
    Recognizer& operator=(const Recognizer&) = delete;

    void allow(double work) { allowance_ = work; }
    double allowance() const { return allowance_; } // Less than 0 where a look took more.
    bool may_look() const { return allowance_ > 0; }

    // The words of the page, whatever is allowed; nothing where time is up.
    std::optional<std::vector<Word>>
    read(const CleanPage& page, Segmentation segmentation, const Limits& limits);

    // The words of a line of the page, or of a part of one.
    std::vector<Word> read_line(const CleanPage& page, const Box& line, const Limits& limits);

    // The same from a picture of it that is `scale` times as large.
    std::vector<Word>
    read_enlarged(const CleanPage& page, const Box& line, double scale, const Limits& limits);

    // What stands in the box, read as digits and the marks of amounts alone from a picture of it
    // that is `scale` times as large; empty where nothing is.
    std::string
    read_digits(const CleanPage& page, const Box& box, double scale, const Limits& limits);

private:
    explicit Recognizer(std::unique_ptr<tesseract::TessBaseAPI> api);
    bool spend(const Box& part);

    std::unique_ptr<tesseract::TessBaseAPI> api_;
    double allowance_ = 0;
};

} // namespace mailroom
