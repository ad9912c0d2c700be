#pragma once

// A document's facts held against each other (Document::checks). Each writes its checks anew, so
// that facts which are set later can be checked again.

#include "core/document.h"

namespace mailroom::fields {

// How sure a type is at the most that no word names: what is sold and asked for tells it alone.
inline constexpr double type_by_shape = 0.45;

// key_fields_certain: number, date and total have one reading, each at least so sure, and a word
// names the type; else a person looks first (ReadOptions::confidence_min).
void check_key_fields(Document& document, double confidence_min);

// Of a till receipt, whose own rules have decided the check: fails it where a field is less sure.
void check_receipt_fields(Document& document, double confidence_min);

// BR-CO-15: net + tax = total, to two hundredths, where all three are known.
void check_totals(Document& document);

// remittance_lines_sum, remittance_line_net: the lines add up to the payment, and each to its net.
// A deduction that is the rest passes where no figure can be misread and the sum is right.
void check_remittance_lines(Document& document);

// Of the net amounts that are known; {} where none is.
std::optional<Decimal> sum_of_lines(const Document& document);

// The deduction is printed nowhere: words of a reason say that there is one, and what it came to
// follows from the rest, so that it proves none of the others.
bool deducts_the_rest(const Facts& line);

// Gross less discount and deduction is net, or one of both is not known; no deduction is the rest.
bool adds_up(const Facts& line);

} // namespace mailroom::fields
