#pragma once

#include "parsers/fields/choice/candidates.h"

#include <vector>

namespace mailroom::fields {

// Dates of this piece that a sentence makes the last day to pay: "Please settle this invoice by 5
// June", "Zahlbar ohne Abzug bis zum 5. Juni". Phrases are in data/deadlines.tsv.
void add_deadlines(const Analysis& analysis, PieceRef at, std::vector<Candidate>& candidates);

} // namespace mailroom::fields
