#pragma once

// What a remittance advice says, as the books have it. For classifiers/details/remittance.cpp.

#include "core/books.h"
#include "core/casework.h"
#include "core/document.h"

#include <string_view>

namespace mailroom {

// Rows that take something off a document named before are that document's deduction.
Remittance read_advice(const Document& document, const Books& books, std::string_view party_id);

// net = gross - discount - deduction: fills the one that is missing.
void complete(RemittanceLine& line);

} // namespace mailroom
