#pragma once

// Invoices and credit notes that vendors send us, from the documents of a message. One that we
// issued ourselves (a customer sends it back) is none; of several files with one number (PDF and
// XML) the fuller is taken and completed by the others.

#include "core/books.h"
#include "core/casework.h"
#include "core/reading.h"

#include <vector>

namespace mailroom {

// `party_id` is whose message it is, or empty.
std::vector<VendorInvoice>
find_invoices(const Reading& reading, const Books& books, std::string_view party_id);

} // namespace mailroom
