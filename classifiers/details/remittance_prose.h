#pragma once

// A payment that the sender's own words tell of, for classifiers/details/remittance.cpp: "we paid
// 1,234.50 for invoices 4471 and 4472 today".

#include "classifiers/text/prose.h"
#include "core/casework.h"

#include <optional>

namespace mailroom {

std::optional<Remittance>
find_payment_in_prose(const Prose& prose, const Books& books, bool is_meant = false);

} // namespace mailroom
