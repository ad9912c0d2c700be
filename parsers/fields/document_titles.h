#pragma once

// What the titles of a document say that it is: "INVOICE" in large letters at the top says more
// than "credit note" in a sentence below. Words in the header and rows of a list of payments, and
// what stands on row upon row of a page, are said of what is listed and don't count.

#include "parsers/fields/analysis.h"
#include "parsers/fields/remittance/paid_records.h"
#include "parsers/fields/tables/table.h"

#include <map>
#include <string_view>
#include <vector>

namespace mailroom::fields {

using TypeScores = std::map<DocumentType, double>; // 1: a clear title; unbounded above.

// Raises each type's score to that of its best title; `records` are rows of a list, too.
void add_titles(
    const Analysis& analysis,
    const std::vector<Table>& tables,
    const RowRange& records,
    TypeScores& scores);

// "Gutschrift_4711.pdf" adds to what the page says.
void add_file_name(std::string_view filename, TypeScores& scores);

} // namespace mailroom::fields
