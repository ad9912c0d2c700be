#pragma once

// What the title of a column of a remittance table says of its amounts, for amount_roles.cpp.

#include "parsers/fields/tables/table.h"

#include <cstdint>

namespace mailroom::fields {

// How likely the column is what was paid, or the amount of the document: 0 to 1.
double net_weight(const Column& column);
double gross_weight(const Column& column);

enum class Minus : std::uint8_t { none, discount, deduction };

Minus minus_kind(const Column& column);

// Nothing that a line is made of, as far as the title tells: what it is, the sums may show.
bool is_unnamed(const Column& column);

// Its title names something else: "Compte prorata" speaks of accounts, and holds what is taken off.
bool names_no_amount(const Column& column);

// Its title names what a document comes to, and neither what is paid nor what is left open.
bool names_gross_alone(const Column& column);

} // namespace mailroom::fields
