#pragma once

// What the amounts of a line, and the payment above them, tell of signs: formats leave it to their
// writers whether what lowers a payment has a minus sign. The arithmetic of the document decides;
// where it decides nothing, the amounts stay as they are written.

#include "core/document.h"

#include <cstddef>
#include <vector>

namespace mailroom {

// Every amount that is not negative becomes so.
void negate_amounts(Facts& line);

// What a line takes off is positive where it lowers what is paid; a deduction that is no part of
// the line's sum goes.
void settle_reductions(Facts& line);

// `credits` are indices of lines that may be credits written without a sign: they are negative
// where the payment is the sum of the lines only then. Lines whose net amount was given before
// what is taken off get it as their gross amount, and lines without a net amount get what is left
// of their gross amount, where the payment shows that.
void settle_payment(Document& document, const std::vector<std::size_t>& credits);

// In a document that is cut short: takes away the lines that settle_payment() might have changed.
void drop_unsettled(Document& document, const std::vector<std::size_t>& credits);

} // namespace mailroom
