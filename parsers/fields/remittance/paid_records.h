#pragma once

// What records (remittance_records.h) say of a page: that it pays what they name.

#include "parsers/fields/analysis.h"

namespace mailroom::fields {

// Rows of the grid, [first, end).
struct RowRange {
    std::size_t first = 0, end = 0;

    bool contains(std::size_t row) const { return first <= row && row < end; }
};

struct PaidRecords {
    bool any = false;    // There are records, whether or not they add up.
    bool add_up = false; // To an amount that stands in the text beside them.
    bool is_one = false; // tells_payment_of_one
    RowRange rows;       // Of those that add up or are one, with the labels of their values. What
                         // is said there is said of the documents that are paid.
};

PaidRecords paid_records_of(const Analysis& analysis);

bool adds_up_in_records(const Analysis& analysis);

// A payment of one document, as a portal or a bank shows it in pairs of labels and values: the
// document's record comes to an amount that stands beside it, and the payment's day, its number or
// amount, and a party to it are named. Nothing is sold or taxed.
bool tells_payment_of_one(const Analysis& analysis);

} // namespace mailroom::fields
