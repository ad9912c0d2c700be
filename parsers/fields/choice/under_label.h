#pragma once

// Which value below belongs to a label. Narrow columns that no gap parts: "12.05.2026 11.06.2026"
// below "Date Due date" is one piece with a value below each label.

#include "parsers/fields/analysis.h"

#include <cstddef>
#include <optional>

namespace mailroom::fields {

struct ByteRange {
    std::size_t begin = 0, end = 0;
};

// The bytes of the piece that stand below a label with this box; all of it, unless it holds dates
// and something else besides, or several.
ByteRange under_label(const Analysis& analysis, const Box& label, PieceRef at, Family family);

struct AmountRef {
    PieceRef at;
    std::size_t begin = 0; // Bytes of that piece.
};

// "Net | VAT 20 % | Total" set to the left of cells whose amounts are set to the right: the first
// amount is the first title's, wherever it stands. Nothing unless every piece of the row is the
// title of an amount, and the row below has one amount for each, parted or not, and nothing else.
std::optional<AmountRef> amount_in_order(const Analysis& analysis, PieceRef title);

} // namespace mailroom::fields
