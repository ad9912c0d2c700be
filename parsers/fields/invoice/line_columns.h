#pragma once

// Which columns of a table say what about the lines of an invoice: by their titles, and where those
// do not tell, by quantity times price.

#include "parsers/fields/tables/table.h"

#include <optional>

namespace mailroom::fields {

struct LineColumns {
    std::optional<std::size_t> description, quantity, unit_price, amount;
};

LineColumns line_columns_of(const Analysis& analysis, const Table& table);

// The amount that the cell begins with.
std::optional<Decimal> amount_in(const Analysis& analysis, const Cell& cell);

} // namespace mailroom::fields
