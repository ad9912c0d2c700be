#pragma once

#include "parsers/fields/tables/table.h"

#include <memory>

namespace mailroom::fields {

struct Header {
    std::size_t first = 0, last = 0; // Grid rows.
    std::vector<Column> columns;
    float score = 0;
};

// Finds the headers of one document. What it has read of a row or a title it does not read again.
class HeaderFinder {
public:
    explicit HeaderFinder(const Analysis& analysis); // Must outlive it.
    ~HeaderFinder();

    // A header that begins at this row, spread over up to six rows, if one does.
    std::optional<Header> at(std::size_t row);

private:
    struct Memory;
    const Analysis& analysis_;
    std::unique_ptr<Memory> memory_;
};

} // namespace mailroom::fields
