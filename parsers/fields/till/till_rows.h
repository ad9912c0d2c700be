#pragma once

// The rows of a till's receipt: narrow, printed faintly, read by OCR with many a wrong letter. A
// row is words with an amount at its end.

#include "core/decimal.h"
#include "parsers/fields/analysis.h"

#include <optional>
#include <string_view>
#include <vector>

namespace mailroom::fields {

enum class TillRowKind : std::uint8_t {
    item,
    total,
    subtotal,
    net,
    tax,
    service,
    rounding,
    cash,
    change,
    count,
    summary, // The head of a table of taxes, which repeats what stands above.
    till,    // Speaks of the till and its people.
};

} // namespace mailroom::fields

template <>
inline constexpr auto
    mailroom::enum_names<mailroom::fields::TillRowKind> = std::to_array<std::string_view>(
        {"item", "total", "subtotal", "net", "tax", "service", "rounding", "cash", "change",
         "count", "summary", "till"});

namespace mailroom::fields {

struct TillAmount {
    Decimal value;
    std::size_t begin = 0, end = 0; // Bytes of the text.
    bool mended = false;            // A sign was put in or changed to make an amount of it.
    bool guessed = false;           // "2050" for 20.50: true only where other amounts say so.
};

struct TillRow {
    TillRowKind kind = TillRowKind::item;
    std::size_t row = 0; // Of the grid.
    std::optional<TillAmount> amount;
    PieceRef at; // Of the amount, which is bytes of this piece.
};

// The amount that the text ends with, but for a tax code or a mark behind it. What OCR makes of
// tills is taken for what it must have been: "RM7. OO" is 7.00, and "27 00" is 27.00.
std::optional<TillAmount> till_amount(std::string_view text);

// By its words, of which a letter may be wrong.
TillRowKind till_row_kind(std::string_view text);

std::vector<TillRow> till_rows_of(const Analysis& analysis);

} // namespace mailroom::fields
