#pragma once

#include "core/books.h"
#include "core/understanding.h"

#include <string>

namespace mailroom {

// One line for the list of the inbox, in plain English for staff: "Remittance of 8,165.60 EUR for
// 2 documents; dispute of RE-4471 (pricing)". An account on an invoice that is not the one in the
// books is told. At most 160 bytes.
std::string summary_of(const Understanding& understanding, const Books& books);

} // namespace mailroom
