#pragma once

// A ledger folder: the books as an accounting system exports them, without any database.
//
//     parties.csv          party_id*, name*, role, tax_id, currency, language, payment_terms_days,
//                          credit_limit, iban
//     contacts.csv         party_id*, name, email*, may_receive_documents
//     open_items.csv       party_id*, side, type, number*, issue_date, due_date, currency,
//                          amount*, open_amount, purchase_order, status, discount_amount,
//                          discount_date, delivery_note
//     purchase_orders.csv  po_number*, party_id, line, description, quantity, unit_price,
//                          currency, received_quantity
//     documents.csv        party_id, type*, reference, date, file*
//
// CSV as in RFC 4180, UTF-8, with a header row. parties.csv must be there, and in each file the
// columns marked *; others may be missing, and further ones are passed over. Dates are ISO 8601,
// amounts have a point, booleans are true or false.
//
// Signs differ between exports: open items are brought to ours by their type (credit notes
// negative, the rest positive). What a missing cell would say is taken from what is there: the
// side from the party's role, the type from the sign, the open amount from amount and status, and
// the status from the open amount.

#include "core/books.h"
#include "core/parsed.h"
#include "core/result.h"

#include <filesystem>

namespace mailroom {

// Errors: not_found, io, invalid_argument; the text names file and line and says what is wrong.
// `company_json` may be empty: then the company is empty, too.
//
// A row that makes no sense is such an error, unless `bad_rows` is given: then it is left out and
// named there, for who would rather work with the rest.
Result<Books> load_ledger(
    const std::filesystem::path& folder,
    const std::filesystem::path& company_json,
    Defects* bad_rows = nullptr);

Result<Company> load_company(const std::filesystem::path& company_json);

} // namespace mailroom
