#pragma once

// Tables by geometry alone, with or without ruled lines: a header whose columns the labels name,
// and below it rows whose cells stand under the columns. A header repeated on the next page goes on
// with the same table, even where the columns moved.

#include "parsers/fields/analysis.h"

#include <optional>
#include <string>
#include <vector>

namespace mailroom::fields {

struct Column {
    Box box; // Of the header's words.
    std::string title;
    std::vector<std::string> lines; // Of the title, where it stands on several.
    std::string sheet_column;       // "B" in a sheet or an HTML table.
    std::vector<Meaning> meanings;  // Weighted by how much of the title the phrase covers.

    float weight_of(Sense sense) const { return fields::weight_of(sense, meanings); }
};

struct Cell {
    std::string text;
    PieceRef at;
    std::size_t begin = 0, end = 0; // Bytes of that piece, of the first words.
    std::optional<ScannedAmount> amount;
    std::optional<Date> date;

    bool empty() const { return text.empty(); }
};

enum class RowKind : std::uint8_t { line, total, other };

struct TableRow {
    RowKind kind = RowKind::other;
    std::size_t grid_row = 0;
    std::vector<Cell> cells; // One a column.
};

struct Table {
    std::size_t header_first = 0, header_last = 0; // Grid rows.
    std::vector<Column> columns;
    std::vector<TableRow> rows;
};

// The same title, or one that means the same: OCR may have misread a letter of one of them.
bool is_titled_alike(const Column& a, const Column& b);

// One table over several pages, or in several columns of a page, has the same titles in each, but
// for what OCR makes of a few.
bool goes_on(const Table& table, const Table& next);

// The headers of all tables with columns of money, in order. A table's body ends where the next
// one's header begins.
std::vector<Table> tables_of(const Analysis& analysis);

// The column that means this best, if any reaches `least`.
std::optional<std::size_t> column_of(const Table& table, Sense sense, float least = 0.5F);

// Most amounts of the column have decimals, so that a whole figure below them is none: "24, 2026".
bool writes_decimals(const Table& table, std::size_t column);

// Whether all lines of the table, two at least, have the same words in this column: what is told of
// the whole, as the number of the payment beside each document.
bool repeats_one_text(const Table& table, std::size_t column);

} // namespace mailroom::fields
