#pragma once

#include "parsers/fields/table.h"

namespace mailroom::fields {

struct Header {
    std::size_t first = 0, last = 0; // Grid rows.
    std::vector<Column> columns;
    float score = 0;
};

// A header that begins at this row, spread over up to four rows, if one does.
std::optional<Header> header_at(const Analysis& analysis, std::size_t row);

} // namespace mailroom::fields
