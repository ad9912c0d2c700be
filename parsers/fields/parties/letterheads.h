#pragma once

// Who writes a letter, by the shapes of its heads and feet, where no label says it: the foot names
// the writer with the numbers of his company, and the window of the envelope shows the other one.

#include "parsers/fields/choice/field_values.h"
#include "parsers/fields/parties/ledgers.h"

namespace mailroom::fields {

// Whether this name stands in the foot of the page, with a tax number, a register or an account.
bool is_foot_of_writer(const Analysis& analysis, PieceRef name);

// Whether `window` stands over street and town, each in a row of its own, in the left half of the
// head, and `head` over its address in one row: "Weg 1, 12345 Ort".
bool shows_window(const Analysis& analysis, PieceRef window, PieceRef head);

// Whether tax numbers or accounts stand in the block of rows that begins with this name.
bool has_numbers_below(const Analysis& analysis, PieceRef name);

// The department that the block of rows names which begins with this name.
Ledger ledger_below(const Analysis& analysis, PieceRef name);

} // namespace mailroom::fields
