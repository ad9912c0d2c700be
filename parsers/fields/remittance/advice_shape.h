#pragma once

// What makes a document a remittance advice besides its title: its tables.

#include "parsers/fields/analysis.h"
#include "parsers/fields/remittance/paid_records.h"
#include "parsers/fields/remittance/remittance_lines.h"
#include "parsers/fields/tables/table.h"

#include <initializer_list>
#include <vector>

namespace mailroom::fields {

// How many of these are told by some label of the document outside the rows `but`, and surely.
double
count_of(const Analysis& analysis, std::initializer_list<Sense> senses, const RowRange& but = {});

// A remittance advice lists several invoices with what is paid of each; an invoice never does.
bool is_list_of_payments(const Table& table);
bool lists_payments(const std::vector<Table>& tables);

// Numbers with amounts, and nothing that is sold.
bool lists_documents(const std::vector<Table>& tables);

// The documents that are listed make a total that is printed.
bool lists_documents_that_add_up(const Analysis& analysis, const std::vector<Table>& tables);

// The lines of a table, or of those that go on with it, make a sum in some column that is printed
// elsewhere.
bool adds_up_in_lines(const Analysis& analysis, const std::vector<RemittanceTable>& payments);

// Documents are listed in columns of debits and credits, without a balance, and what remains of the
// ones less the others is printed.
bool sets_off_documents(const Analysis& analysis, const std::vector<Table>& tables);

// Rows that each name a document and an amount, and add up to an amount that is printed elsewhere;
// nothing of it is sold, taxed or still due, and no title says that it is something else.
bool is_shaped_as_advice(const Analysis& analysis, const std::vector<Table>& tables);

} // namespace mailroom::fields
