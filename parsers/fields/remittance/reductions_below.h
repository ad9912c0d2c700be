#pragma once

// Rows of their own below a line of a table that take something off and say what is left:
//
//     4711    12 May    Freight         3,130.90
//                       Less: damage      415.64-     2,715.26
//
// and rows that say in a column of their own what is between two amounts of the line:
//
//     4712    1,000.00                970.00
//             Discount      30.00
//
// and rows of which only the sum of all lines can tell that they take something off:
//
//     4713    1,000.00
//             Discount      30.00-

#include "parsers/fields/remittance/remittance_lines.h"

namespace mailroom::fields {

// Of one line, row by row from the top.
class ReductionsBelow {
public:
    // Completes the line where the amounts below one of its own, this row's the last, leave to the
    // cent what this row says in a column that the line leaves empty, or what the line itself says.
    // Else it only remembers, and tells the line what it may be. Says whether the row is of the
    // line.
    bool add(const TableRow& row, PaidLine& line);

private:
    std::optional<Decimal> discount_, deduction_; // So far.
};

} // namespace mailroom::fields
