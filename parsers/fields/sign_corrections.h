#pragma once

// Signs of the lines of a scanned remittance advice: a leader's dot or dirt before an amount is
// read as a minus, and a faint minus is not read at all. Where the sum of the lines is not what was
// paid, and is when exactly one set of signs is the other way round, these were misread. A minus is
// taken away where nothing else explains the sum; it is set only where the gross amount of the line
// has one, or a second look shows it. Pure but for `look_again`.

#include "core/document.h"
#include "core/layout.h"
#include "parsers/fields/line_corrections.h"

#include <vector>

namespace mailroom::fields {

// Words of the layout are replaced; the document must be read again from it.
std::vector<WordCorrection>
correct_signs(TextLayout& layout, const Document& document, const LookAgain& look_again);

} // namespace mailroom::fields
