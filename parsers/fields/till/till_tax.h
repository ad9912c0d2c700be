#pragma once

// The tax that is in the total of a till's receipt: "VAT 20 % incl. 4.67", a table of rates with
// net, tax and gross, or what is added to a subtotal. Taken only where the rates make it of the
// total: shops round each line, so a tax may be a cent off.

#include "core/decimal.h"
#include "parsers/fields/till/till_rows.h"

#include <optional>
#include <vector>

namespace mailroom::fields {

struct TillTax {
    struct Printed {
        Decimal value; // The sum where several rates are printed, at the place of the first.
        PieceRef at;
        std::size_t begin = 0, end = 0; // Bytes of the piece.
    };
    Printed tax;
    std::optional<Printed> net; // Where it is printed for each rate, or once.
    double confidence = 0;
};

std::optional<TillTax>
till_tax_of(const Analysis& analysis, const std::vector<TillRow>& rows, const Decimal& total);

} // namespace mailroom::fields
