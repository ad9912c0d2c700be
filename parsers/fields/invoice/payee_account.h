#pragma once

#include "parsers/fields/analysis.h"

namespace mailroom::fields {

// Account (IBAN) and bank (BIC) that the page names. Where no IBAN on it passes its check digits,
// the first that fails is told as printed, hardly sure, and the check iban_valid says what is wrong
// with it; a scan's is left out.
void set_payee_account(const Analysis& analysis, Document& document);

} // namespace mailroom::fields
