#pragma once

// Cards that stand side by side, each of which tells of a document in pairs of labels and values:
// "Invoice A-1" and "Invoice A-2" on one height, and below each "Amount" and "Paid". What stands on
// one height there belongs to several documents.

#include "parsers/fields/page_grid.h"

namespace mailroom::fields {

// Moves the rows of such cards apart, so that each card is read to its end before the next one.
void set_cards_apart(Grid& grid);

} // namespace mailroom::fields
