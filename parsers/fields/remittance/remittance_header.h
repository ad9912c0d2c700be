#pragma once

#include "parsers/fields/choice/field_chooser.h"
#include "parsers/fields/remittance/remittance_lines.h"

namespace mailroom::fields {

// Date, reference, means of payment and our number at the payer. The lines have been read before:
// a date without a label stands above them.
void read_remittance_header(
    const Analysis& analysis, const FieldChooser& chooser, Document& document);

// Exports repeat what is true of the whole payment on every line: amount, date, reference.
void add_repeated(const std::vector<RemittanceTable>& tables, std::vector<Candidate>& candidates);

} // namespace mailroom::fields
