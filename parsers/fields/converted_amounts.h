#pragma once

// Invoices that give their amounts once more in another currency ("Sterling equivalent for VAT
// only: net GBP 160.00, total GBP 192.00"): what is owed is in the currency of the total.

#include "parsers/fields/analysis.h"

#include <optional>

namespace mailroom::fields {

// Without the amounts and labels of such rows, and their currency no longer counted; nothing where
// the page names one currency alone, or no row tells of a conversion (data/conversions.tsv).
std::optional<Analysis> without_converted_amounts(const Analysis& analysis);

} // namespace mailroom::fields
