#pragma once

// The words of a layout as rows and pieces. A row is what stands on one baseline; a piece is a run
// of its words without a gap that only a column would leave. A cell of a sheet or of an HTML table
// is one piece.

#include "core/layout.h"
#include "core/limits.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom::fields {

struct WordSpan {
    std::size_t begin = 0, end = 0; // Bytes of Piece::text.
    Box box;
};

struct Piece {
    std::string text; // Words with one blank between them.
    std::vector<WordSpan> words;
    Box box;
    float font_size = 0;
    bool bold = false;
    float confidence = 1; // The least of its words.
    std::string cell;

    Box box_of(std::size_t begin, std::size_t end) const; // The words that these bytes touch.
};

struct Row {
    std::uint32_t page = 0; // From 1.
    Box box;
    std::vector<Piece> pieces; // Left to right, never empty.

    float height() const { return box.height(); }
};

struct Grid {
    std::vector<Row> rows; // Page by page, top to bottom.
    float body_size = 10;  // The median height of words.
    std::vector<float> page_heights;
    std::vector<float> page_widths;

    std::string text() const; // One line a row.
};

// A place in a grid.
struct PieceRef {
    std::size_t row = 0, piece = 0;

    auto operator<=>(const PieceRef&) const = default;
};

Grid grid_of(const TextLayout& layout, const Limits& limits);

std::string sheet_column_of(std::string_view cell); // "Sheet1!AB7" -> "AB"

Box united(const Box& a, const Box& b);
float overlap_x(const Box& a, const Box& b); // Points; negative: the gap between them.

} // namespace mailroom::fields
