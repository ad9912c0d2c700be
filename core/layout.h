#pragma once

// A document as text with the place of each word: what every reader of pages, sheets and HTML
// gives, and what field extraction takes. Boxes are in points (1/72 inch) from the top left corner
// of the page as a person sees it (rotation undone). A sheet or an HTML table is laid out on pages
// too, each column and row in its own band, so that one geometry serves all; such words name their
// cell.

#include "core/describe.h"

#include <cstdint>
#include <string>
#include <vector>

namespace mailroom {

struct Box {
    float x0 = 0, y0 = 0, x1 = 0, y1 = 0;

    float width() const { return x1 - x0; }
    float height() const { return y1 - y0; }
    static constexpr auto members()
    {
        return std::tuple{
            member("x0", &Box::x0), member("y0", &Box::y0), member("x1", &Box::x1),
            member("y1", &Box::y1)};
    }
};

struct Word {
    std::string text; // UTF-8, without white space, except that a sheet's cell is one word.
    Box box;
    float confidence = 1; // Below 1 where OCR had to guess.
    float font_size = 0;  // Points; 0 where unknown.
    bool bold = false;
    std::string cell; // "Sheet1!B7", or empty.
};

// A line of text: words that stand on one baseline without a gap that only a column would leave are
// joined by the reader in reading order; `words` indexes into the page.
struct Page {
    float width = 0, height = 0;
    std::vector<Word> words; // In reading order: top to bottom, left to right.
};

enum class ReadingMethod : std::uint8_t { text, ocr, xml, edi, sheet, html };
template <>
inline constexpr auto enum_names<ReadingMethod> =
    std::array<std::string_view, 6>{"text", "ocr", "xml", "edi", "sheet", "html"};

struct TextLayout {
    ReadingMethod method = ReadingMethod::text;
    std::vector<Page> pages;
    std::string text;       // UTF-8 for reading and search; lines end in \n, pages in \f.
    bool encrypted = false; // Locked by a password that we do not have.
};

} // namespace mailroom
