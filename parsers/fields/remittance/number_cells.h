#pragma once

// The cells of the column that holds the numbers of documents, as the payer meant them: a narrow
// column wraps its numbers over rows, above and below the amounts, and a list may count its rows in
// front of them ("1 4711", "2 4718").

#include "parsers/fields/tables/table.h"

namespace mailroom::fields {

// Digits, and no amount, day, sentence or address: or words that name a number.
bool is_number_cell(const Cell& cell);

// Whole figures are money in a column of amounts alone, and where a sheet shows no decimals of a
// whole amount; elsewhere they are numbers of something. The column `but` is not looked at.
bool has_money(const Analysis& analysis, const Table& table, const TableRow& row, std::size_t but);

class NumberCells {
public:
    NumberCells(const Analysis& analysis, const Table& table, std::size_t column);

    // This row of the table with its whole number, without its count.
    TableRow row_at(std::size_t index) const;

private:
    bool are_counted() const;
    const Cell* part_at(std::size_t index, std::size_t other) const;
    bool is_wrapped(std::size_t index) const;
    void complete(std::size_t index, Cell& cell) const;

    const Analysis& analysis_;
    const Table& table_;
    std::size_t column_;
    bool counted_;
};

} // namespace mailroom::fields
