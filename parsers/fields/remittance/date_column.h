#pragma once

#include "parsers/fields/tables/table.h"

namespace mailroom::fields {

// The column of the days of the documents that are paid: that of invoices first, never of payments.
std::optional<std::size_t> date_column_of(const Table& table);

} // namespace mailroom::fields
