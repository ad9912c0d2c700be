#pragma once

// What stands around a name: the block of lines that it is one of, and the label above that block.
//
// Features: block_first, block_second, block_lone (a line by itself), block_tall (three lines and
// more), contact_in_block (telephone, e-mail, web), tax_in_block, iban_in_block, amount_in_row,
// under.SENSE (the label of a party stands in the block above the name, or right above the block),
// depth.N (tenths of the page), left_edge, row_alone.

#include "parsers/fields/analysis.h"

#include <string_view>
#include <utility>
#include <vector>

namespace mailroom::fields {

// Where on the page tax numbers and IBANs stand; found once for all names.
struct ProvenNumbers {
    std::vector<PieceRef> tax_numbers, ibans;
};

ProvenNumbers proven_numbers_of(const Analysis& analysis);

using NameFeatures = std::vector<std::pair<std::string_view, double>>;
NameFeatures place_of(const Analysis& analysis, const ProvenNumbers& proven, PieceRef at);

} // namespace mailroom::fields
