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

class Recognizer {
public:
    // Null where the models are missing.
    static std::unique_ptr<Recognizer> start();
    ~Recognizer();
    Recognizer(const Recognizer&) = delete;
    Recognizer& operator=(const Recognizer&) = delete;

    // The words of the page; nothing where time is up.
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

    std::unique_ptr<tesseract::TessBaseAPI> api_;
};

} // namespace mailroom
