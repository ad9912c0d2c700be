#pragma once

// Numbers whose letters stand apart from their figures: "RE 83695", "FT 331".

#include "parsers/fields/page_grid.h"

namespace mailroom::fields {

// Where the number begins whose figures begin with the word piece.words[word]: at the two to four
// capitals before it, where these name a series and no currency, and say nothing else ("NR").
std::size_t begin_of_series(const Piece& piece, std::size_t word);

} // namespace mailroom::fields
