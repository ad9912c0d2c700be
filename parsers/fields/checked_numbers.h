#pragma once

// Numbers that prove themselves, in which OCR took a digit for a letter that looks like it (O for
// 0, I for 1, S for 5, B for 8), put right by their check digits: IBANs (ISO 13616), creditor
// references (ISO 11649, "RF"), references of Swiss payment slips (27 digits), and VAT numbers of
// the countries of vat_checks.h. Pure.

#include "core/layout.h"
#include "parsers/fields/scan_corrections.h"

#include <vector>

namespace mailroom::fields {

// Changes the words of each such number whose check fails and of which exactly one reading passes.
// Letters become digits, and a digit the letter that the form demands; no digit becomes another.
std::vector<WordCorrection> correct_checked_numbers(TextLayout& layout);

} // namespace mailroom::fields
