#pragma once

// What the sender says to have paid, and for what: from remittance advices (files, or tables in the
// body) and from prose ("we paid 1,234.50 for invoices 4471 and 4472 today by SEPA").

#include "classifiers/text/prose.h"
#include "core/casework.h"
#include "core/reading.h"

#include <optional>

namespace mailroom {

// Nothing where nothing is said to be paid. Numbers as the books write them where they know them.
// Where advices and prose tell of the same payment, the advice is believed and the prose fills what
// it leaves out. Lines: net = gross - discount - deduction; what a document leaves out is worked
// out, and a whole payment for one document is its line's net amount.
std::optional<Remittance> find_remittance(
    const Reading& reading, const Prose& prose, const Books& books, std::string_view party_id);

// The same of a message that is known to tell of a payment: it need not say that it was made.
std::optional<Remittance> find_meant_remittance(
    const Reading& reading, const Prose& prose, const Books& books, std::string_view party_id);

} // namespace mailroom
