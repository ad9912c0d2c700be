#pragma once

// What the title of a column says of the numbers below it, in remittance advices.

#include "parsers/fields/tables/table.h"

namespace mailroom::fields {

// How surely the payee's numbers stand there, 0 to 1.02: what the payer calls them himself never
// counts.
double number_weight(const Column& column);

// "Debit note", "Credit note", "Chargeback" alone: over numbers it says what they are of, over
// amounts that they are taken off.
double kind_weight(const Column& column);

// "Document" names the payer's posting and "Reference" the payee's number where a table has both,
// as those of SAP do.
bool names_document_alone(const Column& column);
bool names_plain_reference(const Column& column);

// "Your no." over a column of documents is no number of a customer, which all rows would share.
bool says_no_document(const Column& column);

} // namespace mailroom::fields
