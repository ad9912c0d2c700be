#pragma once

// What the title of a column says.

#include "parsers/fields/labels/labels.h"

#include <string>
#include <vector>

namespace mailroom::fields {

struct TitleMeaning {
    std::vector<Meaning> meanings; // Weighted by how much of the title the phrase covers.
    bool is_one_label = false;     // A label is all of it.
    bool is_currency = false;      // "EUR", "(GBP)": of a column, amounts.
};

TitleMeaning meaning_of_title(const std::string& title);

// What may stand in a column: parties, titles of documents and marks don't.
bool is_column_sense(Sense sense);

} // namespace mailroom::fields
