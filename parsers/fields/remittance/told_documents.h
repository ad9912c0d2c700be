#pragma once

// Documents that sentences name with sums, and which of these belongs to which.

#include "parsers/fields/remittance/told_places.h"

#include <cstdint>
#include <vector>

namespace mailroom::fields {

struct ToldAmount {
    ToldPlace place;
    Decimal value;
};

// What stands right before its number: nothing that says more than that it is one, or a label of
// documents, or one of invoices and credit notes. "2026" alone may be a year.
enum class Called : std::uint8_t { year, number, document, invoice };

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
