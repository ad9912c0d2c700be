#pragma once

// What the QR code of a payment slip says: EPC069-12 ("Girocode", SEPA credit transfer) and the
// Swiss QR-bill (SIX Implementation Guidelines, version 2).

#include "core/decimal.h"

#include <optional>
#include <string>
#include <string_view>

namespace mailroom {

struct PaymentCode {
    std::string iban, bic, creditor;
    std::optional<Decimal> amount;
    std::string currency;  // ISO 4217
    std::string reference; // Structured where there is one, else the text.
};

// Nothing where the text is no such code. Every member but iban may be empty.
std::optional<PaymentCode> parse_payment_code(std::string_view text);

} // namespace mailroom
