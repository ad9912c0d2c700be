#pragma once

// A payment whose lines are told by numbers that the books know, whatever the layout: of the sums
// that stand beside the party's numbers in a text, those are its lines that add up to the payment.
// For classifiers/details/remittance.cpp.

#include "classifiers/text/prose.h"
#include "core/casework.h"

#include <optional>

namespace mailroom {

// `payment_amount` is what the document says elsewhere, if it says; else a sum named in the text is
// taken that the lines add up to. Nothing where nothing adds up: this never guesses.
std::optional<Remittance> reconcile_payment(
    const Prose& text,
    const Books& books,
    std::string_view party_id,
    const std::optional<Decimal>& payment_amount);

// The document of this number that a party pays: its own, or the only one of the books, as a parent
// pays for its stores and an association for its members. Null where there is none.
const OpenItem* item_paid(const Books& books, std::string_view party_id, const std::string& number);

// Of a credit note below zero, however the books write it.
Decimal signed_amount(const OpenItem& item);

// What the payer of the text takes as the document's sum: what is still open of one that is paid
// in part, unless the text names the whole. Of a credit note below zero.
Decimal amount_owed(const OpenItem& item, const Prose& text);

} // namespace mailroom
