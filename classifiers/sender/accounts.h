#pragma once

// Accounts that money would go to, against the books.

#include "core/books.h"
#include "core/casework.h"

#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

// The IBANs that invoices of the party bear and that are not the one in the books, each once, as
// printed. Nothing where the books have none to compare with.
std::vector<std::string> accounts_not_in_books(
    const std::vector<VendorInvoice>& invoices, const Books& books, std::string_view party_id);

// The IBANs in a text that are not the party's in the books, each once, as written: those that are
// valid, and what stands behind the word "IBAN" or "account" and looks like one. Behind them the
// codes of banks that stand behind their names ("routing number 099944410"), where accounts have no
// IBAN.
std::vector<std::string>
accounts_named(std::string_view text, const Books& books, std::string_view party_id);

} // namespace mailroom
