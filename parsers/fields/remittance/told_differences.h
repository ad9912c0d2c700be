#pragma once

// What lies between the amount of a document and what is paid of it, where no column of the table
// says it: the text beside or below the line does, or a note that names its number. A difference of
// which nothing is told is left alone, for it may be a payment in part.

#include "parsers/fields/remittance/remittance_lines.h"

namespace mailroom::fields {

// `line` is one of the table's, and `facts` what was read of it.
void add_told_difference(
    const Analysis& analysis, const RemittanceTable& table, const PaidLine& line, Facts& facts);

} // namespace mailroom::fields
