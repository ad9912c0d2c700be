#pragma once

// What the amounts of a line of a remittance advice, and of all lines, say of each other.

#include "core/document.h"

#include <string>
#include <string_view>

namespace mailroom::fields {

// The digits of an amount with two decimals: of 1234.5 "123450".
std::string cents_of(const Decimal& value);

// A few digits lost, won or taken for others: what is further away was not misread.
bool may_be_misread(std::string_view digits, std::string_view printed);

bool differ_in_one_digit(std::string_view digits, std::string_view printed);

// In one to three digits, each of which looks like the one that was read: "373.11" of "573.71".
bool differ_in_alike_digits(std::string_view digits, std::string_view printed);

// 0 where the line has none.
Decimal amount_of(const Facts& line, Term term);

// What an amount of the line must be, as the others of the line have it.
Decimal wanted(const Facts& line, Term term);

// The lines add up to what was paid, or one of both is not known.
bool sum_is_paid(const Document& document);

} // namespace mailroom::fields
