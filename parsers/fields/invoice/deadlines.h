#pragma once

#include "parsers/fields/choice/candidates.h"

#include <vector>

namespace mailroom::fields {

// Dates of this piece that a sentence makes the last day to pay: "Please settle this invoice by 5
// June", "Zahlbar ohne Abzug bis zum 5. Juni". Phrases are in data/deadlines.tsv.
void add_deadlines(const Analysis& analysis, PieceRef at, std::vector<Candidate>& candidates);

// "Please pay by 5 June 2026 | 733.97": the amount behind the only last day to pay of a document is
// to be paid; of several, each asks for a part.
void add_payable_by_day(const Analysis& analysis, std::vector<Candidate>& candidates);

} // namespace mailroom::fields
