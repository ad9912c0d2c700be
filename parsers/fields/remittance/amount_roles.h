#pragma once

// Which column of a remittance table is gross, discount, deduction and net: the titles propose, the
// arithmetic of the rows and the amount that was paid decide.

#include "parsers/fields/tables/table.h"

#include <optional>
#include <vector>

namespace mailroom::fields {

struct AmountRow {
    std::vector<std::optional<Decimal>> amounts;                // One a column.
    bool is_credit = false;                                     // Its words say credit note.
    std::vector<Decimal> rates{};                               // In percent: "2 %".
    std::optional<Decimal> discount_below{}, deduction_below{}; // Rows of their own, unsigned.
    std::optional<Decimal> discount_told{}, deduction_told{};   // The same, and nothing else in the
                                                                // line bears them out.
};

struct AmountRoles {
    std::optional<std::size_t> gross, net;
    std::vector<std::size_t> discounts, deductions;
    bool net_follows = false; // Not printed: gross less what is taken off makes what was paid.
    bool takes_told = false;  // What rows below the lines tell is taken off, as the sum shows.
    std::optional<std::size_t> debit, credit; // Instead of net: unsigned, in two columns.
    double score = 0;
    bool sum_matches = false;     // The net column adds up to a payment that is written elsewhere.
    bool flip_credits = false;    // Credit notes are printed without a sign.
    bool in_payers_books = false; // What is paid is printed with a minus ("1,000.00 CR").
};

// An amount that may be what was paid. The total row of a table has one for every column, so that
// it says little of which column is paid.
struct PossiblePayment {
    Decimal amount;
    bool in_total_row = false;
};

AmountRoles roles_of(
    const std::vector<Column>& columns,
    const std::vector<AmountRow>& rows,
    const std::vector<PossiblePayment>& payments);

// What these columns of the row add up to; empty cells count nothing.
Decimal sum_at(const AmountRow& row, const std::vector<std::size_t>& columns);

// Whether this column takes the same small share of each gross amount from which it takes any, or a
// share that terms of payment grant of each: the ways of cash discounts.
bool is_like_discount(const std::vector<AmountRow>& rows, std::size_t gross, std::size_t column);

// The same, and the share is one that terms of payment grant: 1 to 4 % by quarters.
bool is_usual_discount(const std::vector<AmountRow>& rows, std::size_t gross, std::size_t column);

struct LineAmounts {
    std::optional<Decimal> gross, discount, deduction, net;
};

// Signs as in core/document.h's terms: net = gross - discount - deduction, whatever is printed.
LineAmounts amounts_of(const AmountRow& row, const AmountRoles& roles);

} // namespace mailroom::fields
