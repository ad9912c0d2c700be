#pragma once

// Comma separated values (RFC 4180), with a header row. Lines may end in CRLF or LF; a byte order
// mark is passed over; cells lose their outer blanks; empty lines are none.

#include "core/result.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

class CsvTable {
public:
    // Errors: invalid_argument (a quoted cell that does not end, no header row), with the line.
    static Result<CsvTable> parse(std::string_view text);

    struct Row {
        std::uint32_t line = 0; // Of the text, from 1, where the row begins.
        std::vector<std::string> cells;
    };

    const std::vector<Row>& rows() const { return rows_; }
    bool has(std::string_view column) const { return columns_.contains(column); }
    // The cell of a column by its name (header names compare without case); empty where the column
    // is missing or the row too short.
    std::string_view cell(const Row& row, std::string_view column) const;
    std::size_t width() const { return columns_.size(); }

private:
    std::map<std::string, std::size_t, std::less<>> columns_;
    std::vector<Row> rows_;
};

} // namespace mailroom
