#pragma once

// Where the value of a label is to be looked for, as the piece of the label itself tells.

#include "parsers/fields/analysis.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace mailroom::fields {

// "Invoice no. Date Due date": titles of narrow columns, which no gap parts.
bool heads_column(
    const Analysis& analysis,
    PieceRef at,
    const std::vector<Label>& labels,
    std::size_t index,
    Family family);

// "Net VAT Total": the same of amounts, each of which stands under its title. Of several rows, one
// for each rate, none is the whole.
bool heads_amount(const Analysis& analysis, PieceRef at, const Label& label, Family family);

// Hardly anything follows the label in its piece. `last`: of the labels there.
bool ends_piece(std::string_view text, const Label& label, bool last, Family family);

} // namespace mailroom::fields
