#pragma once

// Narrow columns that no gap parts: "12.05.2026 11.06.2026" below "Date Due date" is one piece with
// a value below each label.

#include "parsers/fields/analysis.h"

#include <cstddef>

namespace mailroom::fields {

struct ByteRange {
    std::size_t begin = 0, end = 0;
};

// The bytes of the piece that stand below a label with this box; all of it, unless it holds dates
// and something else besides, or several.
ByteRange under_label(const Analysis& analysis, const Box& label, PieceRef at, Family family);

} // namespace mailroom::fields
