#pragma once

#include "parsers/fields/candidates.h"

namespace mailroom::fields {

// Date, reference, means of payment and our number at the payer. The lines have been read before:
// a date without a label stands above them.
void read_remittance_header(
    const Analysis& analysis, const std::vector<Candidate>& candidates, Document& document);

} // namespace mailroom::fields
