#pragma once

// Documents that sentences name with sums, and which of these belongs to which.

#include "parsers/fields/remittance/called.h"
#include "parsers/fields/remittance/told_places.h"

#include <vector>

namespace mailroom::fields {

struct ToldAmount {
    ToldPlace place;
    Decimal value;
};

// A document, and the amounts between its number and the next one: one at least.
struct ToldDocument {
    ToldPlace number;
    bool is_credit = false;
    Called called{};
    std::size_t taken = 0; // So many amounts behind the first are taken off it.
    std::vector<ToldAmount> amounts;

    Decimal net() const; // Negative for a credit note.
};

// In the order of the text. None unless they add up to an amount that stands apart from them:
// sentences name numbers and sums for many reasons. Each number is held against each amount, so the
// text should be no longer than a letter.
std::vector<ToldDocument> told_documents_of(const Analysis& analysis);

} // namespace mailroom::fields
