#pragma once

// Second thoughts on words that OCR read: which of several readings of a number is the right one,
// told by the arithmetic of the document. Pure.

#include "core/document.h"
#include "core/layout.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace mailroom::fields {

struct WordReading {
    std::size_t page = 0, word = 0; // Of TextLayout::pages and Page::words.
    std::string text;               // What may stand there instead.
};

struct WordCorrection {
    std::uint32_t page = 0; // From 1.
    Box box;
    std::string read, corrected;
};

// Whether lines, taxes or what was paid and returned do not make the total of the document.
bool arithmetic_fails(const Document& document);

// Whether each document of `after` still says all that the one of `before` in its place said, of
// the same type and with no fewer lines, and all arithmetic holds that was checked there.
bool are_better(const std::vector<Document>& before, const std::vector<Document>& after);

// Puts into the layout the one or two other readings that make all arithmetic hold that failed, and
// break none. Where several sets of readings do, and the values differ, none is taken, and the
// answer is empty. `extract` gives the documents of a layout; it is called at most a hundred times.
std::vector<WordCorrection> choose_readings(
    TextLayout& layout,
    const std::vector<WordReading>& readings,
    const std::function<std::vector<Document>(const TextLayout&)>& extract);

// The evidence of each fact that was read from a corrected word says so, and a check
// ("scan_corrected") lists the words.
void mark_corrected(const std::vector<WordCorrection>& corrections, Document& document);

} // namespace mailroom::fields
