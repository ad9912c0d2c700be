#pragma once

// Which rows of an advice are credit notes, for parsers/fields/remittance/remittance_lines.cpp.

#include "parsers/fields/remittance/remittance_lines.h"
#include "parsers/fields/tables/table.h"

#include <vector>

namespace mailroom::fields {

// By the words of the row, its code in a column of kinds ("CRN"), or the series of its number
// ("GS 26/8021"). That it is paid with a minus is for the arithmetic to say.
bool is_credit_row(const Analysis& analysis, const TableRow& row, const Cell& number);

// A letter in each row tells bills from credits ("S" and "H", "D" and "C"), and nothing else does:
// the letter that fewer rows have marks credits, where the sum wants them so.
void mark_credits_by_letter(std::vector<PaidLine>& lines);

// A credit note's amount may be printed as it is on that, and only what it takes off with a minus:
// the amounts of the line get the sign of what is paid, where their sizes are right.
void sign_as_paid(Facts& line);

} // namespace mailroom::fields
