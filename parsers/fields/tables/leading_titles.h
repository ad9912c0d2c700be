#pragma once

// Titles that begin where their columns begin, while the figures below end where the columns end.

#include "parsers/fields/tables/table_body.h"

namespace mailroom::fields {

// An amount that is a cell by itself: money, or all that its piece says.
bool is_figure(const ScannedAmount& amount, const Piece& piece);

bool stands_under_a_title(const Table& table, const Box& box);

// Whether the figures that stand under titles end beyond them, before the next column.
bool titles_lead_figures(const Analysis& analysis, const Strip& strip, const Table& table);

} // namespace mailroom::fields
