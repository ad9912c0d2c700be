#pragma once

// Lines of a scanned remittance advice that do not add up, and what must stand in one of their
// amounts so that they do. A reading is taken only where what was read is near to it - the same
// digits without their mark, the first digits lost, what a second look at the picture shows, or one
// doubtful digit - and where this holds for one amount of the line alone. The sum of the lines
// against what was paid follows, with a second look or lost marks and digits only: an advice that
// is printed wrong must stay wrong. Pure but for `look_again`.

#include "core/document.h"
#include "core/layout.h"
#include "parsers/fields/scan_corrections.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace mailroom::fields {

// Other readings of the figures in the box of the page (from 1).
using LookAgain = std::function<std::vector<std::string>(std::uint32_t page, const Box& box)>;

// How many lines do not add up, and one more where their sum is not what was paid.
std::size_t arithmetic_faults(const Document& document);

// Words of the layout are replaced; the document must be read again from it.
std::vector<WordCorrection>
correct_lines(TextLayout& layout, const Document& document, const LookAgain& look_again);

} // namespace mailroom::fields
