#pragma once

// Numbers that words name amid others: "Fact. FL60118 du 02/04/2026 fournitures", "Pens, invoice
// no. 4711". Public payers and ledgers list their own numbers in columns, and the payee's in the
// text.

#include "parsers/fields/tables/table.h"

#include <string_view>

namespace mailroom::fields {

// The first number that an invoice or a credit note is said to have; empty where none is.
std::string_view named_number_in(std::string_view text);

// The same, but where the text begins with the series of a number: "RE 4711" is its whole number.
std::string_view number_behind_words(std::string_view text);

// Nearly all lines of the table, which has amounts, name a number in the words of this column.
bool names_numbers_in_words(const Table& table, std::size_t column);

} // namespace mailroom::fields
