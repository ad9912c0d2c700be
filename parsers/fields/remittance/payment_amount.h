#pragma once

// What was paid, as a remittance advice states it: the amount that the lines add up to where one is
// written, else the one that a label names.

#include "parsers/fields/choice/candidates.h"
#include "parsers/fields/remittance/amount_roles.h"
#include "parsers/fields/remittance/remittance_lines.h"

#include <optional>
#include <vector>

namespace mailroom::fields {

// Every amount of money outside the rows of lines, and what a label within them calls paid.
// `excluded` are those rows of the grid, sorted.
std::vector<PossiblePayment> possible_payments(
    const Analysis& analysis,
    const std::vector<std::size_t>& excluded,
    const std::vector<Candidate>& candidates);

// A total row has an amount for each column: only the one below what is paid is the payment.
void prefer_paid_column(
    const Analysis& analysis, const Column& paid, std::vector<Candidate>& candidates);

// The total row's amount in the column `net`, wherever its words stand: "1,980.00  Total of this
// slip".
void add_totals(
    const RemittanceTable& payment, std::size_t net, std::vector<Candidate>& candidates);

// The payment, positive. `sum` is what the lines add up to: where nothing that is written agrees
// with it, the confidence is 0.6 at most.
std::optional<Choice> choose_payment(
    const Analysis& analysis,
    const std::vector<Candidate>& candidates,
    const std::vector<PossiblePayment>& possible,
    const std::optional<Decimal>& sum);

} // namespace mailroom::fields
