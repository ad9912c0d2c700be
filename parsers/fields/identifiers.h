#pragma once

// Numbers that prove themselves: IBAN (ISO 13616, by its check digits), BIC (ISO 9362), and tax
// numbers by the form of their country.

#include "parsers/fields/analysis.h"

#include <string>
#include <vector>

namespace mailroom::fields {

struct Identifier {
    std::string value; // Without blanks.
    PieceRef at;
    std::size_t begin = 0, end = 0;
};

std::vector<Identifier> ibans_of(const Analysis& analysis);
// What is written as one and fails its check: as long as those of its country, or behind the label.
std::vector<Identifier> failing_ibans_of(const Analysis& analysis);
std::vector<Identifier>
bics_of(const Analysis& analysis); // Only where labelled, or beside an IBAN.
std::vector<Identifier> vat_numbers_of(const Analysis& analysis); // With a country's prefix.

} // namespace mailroom::fields
