#pragma once

#include "parsers/fields/remittance/amount_roles.h"
#include "parsers/fields/tables/table.h"

namespace mailroom::fields {

// A row of a remittance table that pays, credits or deducts something that has a number.
struct PaidLine {
    const Table* table = nullptr;
    const TableRow* row = nullptr;
    Cell number;
    AmountRow amounts;
    Cell reason; // From its column, or from the row below.
};

// A table of payments, its lines, and which column the numbers stand in.
struct RemittanceTable {
    const Table* table = nullptr;
    std::size_t number_column = 0;
    std::optional<std::size_t> date_column;
    std::vector<PaidLine> lines;
};

std::vector<RemittanceTable>
remittance_tables_of(const Analysis& analysis, const std::vector<Table>& tables);

} // namespace mailroom::fields
