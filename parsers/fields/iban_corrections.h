#pragma once

// IBANs in which OCR took a digit for a letter that looks like it (O for 0, I for 1, S for 5, B for
// 8), put right by their check digits (ISO 13616). Pure.

#include "core/layout.h"
#include "parsers/fields/scan_corrections.h"

#include <vector>

namespace mailroom::fields {

// Changes the words of each IBAN whose check digits fail and of which exactly one reading, of the
// length that its country has, passes.
std::vector<WordCorrection> correct_ibans(TextLayout& layout);

} // namespace mailroom::fields
