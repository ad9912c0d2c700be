#pragma once

// A grid with everything found in it that can be found without context: amounts, dates and labels
// of each piece, the document's own habits of writing them, and its language.

#include "core/scan_amounts.h"
#include "core/scan_dates.h"
#include "parsers/fields/extract.h"
#include "parsers/fields/labels/labels.h"
#include "parsers/fields/page_grid.h"

#include <string>
#include <vector>

namespace mailroom::fields {

struct PieceValues {
    std::vector<ScannedAmount> amounts; // None inside a date; percentages too.
    std::vector<ScannedDate> dates;
    std::vector<Label> labels;
};

struct Analysis {
    Grid grid;
    std::vector<std::vector<PieceValues>> values; // Of grid.rows and their pieces.
    DecimalMark decimal_mark = DecimalMark::unknown;
    DateOrder date_order = DateOrder::unknown;
    std::string language; // ISO 639-1, empty where nothing tells it.
    std::string currency; // ISO 4217, the one most written, or empty.
    double currency_confidence = 0;
    bool is_body = false;

    const Piece& piece(PieceRef at) const { return grid.rows[at.row].pieces[at.piece]; }
    const PieceValues& values_of(PieceRef at) const { return values[at.row][at.piece]; }
};

Analysis analysis_of(Grid grid, const ExtractContext& context);

// The rows [first, last) as a document of their own, with the habits of the whole.
Analysis part_of(const Analysis& whole, std::size_t first, std::size_t last);

// Money has decimals or a currency; anything else with digits may be a quantity or a number.
bool is_money(const ScannedAmount& amount);

// Evidence that quotes these bytes of the piece.
Evidence evidence_of(const Analysis& analysis, PieceRef at, std::size_t begin, std::size_t end);

} // namespace mailroom::fields
