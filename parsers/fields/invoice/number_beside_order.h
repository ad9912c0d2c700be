#pragma once

// The number of an invoice, told apart from that of the order beside it.

#include "core/document.h"
#include "parsers/fields/analysis.h"
#include "parsers/fields/choice/candidates.h"

#include <vector>

namespace mailroom::fields {

// Where one value was taken for both numbers, and its own label rather names the order: the invoice
// has the number that another label names, or, where none does, a number that is not sure.
void settle_number_beside_order(
    const Analysis& analysis, const std::vector<Candidate>& candidates, Document& document);

// "Statement no. 4711" at the head and "Invoice no. 88" at the foot: what no label calls the number
// of an invoice is not sure where one calls another so.
void doubt_number_beside_invoice(const std::vector<Candidate>& candidates, Document& document);

// "Our order A-118, your order 4711": of several numbers of orders the reader's own is his order.
void settle_whose_order(
    const Analysis& analysis, const std::vector<Candidate>& candidates, Document& document);

} // namespace mailroom::fields
