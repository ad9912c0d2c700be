#pragma once

// Documents that sentences name with sums, and which of these belongs to which.

#include "parsers/fields/analysis.h"

#include <string_view>
#include <vector>

namespace mailroom::fields {

// Bytes of a piece of the text.
struct ToldPlace {
    PieceRef at;
    std::size_t begin = 0, end = 0;

    auto operator<=>(const ToldPlace&) const = default;
};

struct ToldAmount {
    ToldPlace place;
    Decimal value;
};

// A document, and the amounts between its number and the next one: one at least.
struct ToldDocument {
    ToldPlace number;
    bool is_credit = false;
    bool subtracts = false; // The second amount is taken off the first.
    std::vector<ToldAmount> amounts;

    Decimal net() const; // Negative for a credit note.
};

// In the order of the text. None unless they add up to an amount that stands apart from them:
// sentences name numbers and sums for many reasons. Each number is held against each amount, so the
// text should be no longer than a letter.
std::vector<ToldDocument> told_documents_of(const Analysis& analysis);

// Whether they say that something is taken off: "less", "abzüglich".
bool says_minus(std::string_view words);

// What stands between two amounts of a piece; empty where they are of two.
std::string_view
words_between(const Analysis& analysis, const ToldAmount& first, const ToldAmount& second);

} // namespace mailroom::fields
