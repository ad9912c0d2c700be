#pragma once

// "Zahlbar innerhalb 14 Tagen", "Terms: net 30": so many days after the date of the document.

#include "parsers/fields/analysis.h"

#include <optional>

namespace mailroom::fields {

struct PaymentTerms {
    int days = 0;
    PieceRef at;
    std::size_t begin = 0, end = 0; // Bytes of the piece's text.
};

// The longest term without discount. Nothing where it runs from the end of a month, or from the
// delivery.
std::optional<PaymentTerms> payment_terms_of(const Analysis& analysis);

} // namespace mailroom::fields
