#pragma once

// The titles that the pieces of a header's rows hold.

#include "parsers/fields/tables/table.h"

namespace mailroom::fields {

// Of a piece of a header row: one column's title, or a part of it.
struct Title {
    Box box;
    std::string text;
    std::string sheet_column;
};

// Titles that stand close together make one piece: they part where a new label begins, and where a
// gap is wider than one between words.
void add_titles(const Analysis& analysis, PieceRef at, std::vector<Title>& titles);

// A title over several cells of a sheet or an HTML table stands over the first of them: "Abzüge"
// over "Skonto", "Sonstige", "Grund". It says what those mean that say nothing themselves.
// `above` are the titles of the header's first row.
void share_group_titles(std::vector<Column>& columns, const std::vector<Title>& above);

} // namespace mailroom::fields
