#pragma once

// What the bar code of a payment slip says, as the bank's app of who pays would take it:
//
//     EPC069-12 ("Girocode")      SEPA credit transfer, QR
//     Swiss QR-bill               SIX Implementation Guidelines, version 2, QR
//     UPN QR                      Slovenia, QR
//     Short Payment Descriptor    Czechia, QR
//     NBS IPS                     Serbia, QR
//     pagoPA notice               Italy, QR; names no account, its notice number is paid
//     Pankkiviivakoodi 4 and 5    Finland, Code 128; printed as digits too
//
// A format is one row in payment_code.cpp. Pure; any thread.

#include "core/decimal.h"
#include "core/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace mailroom {

struct PaymentCode {
    std::string iban; // Without blanks, as the slip has it; empty in pagoPA's alone.
    std::string bic, creditor, creditor_tax_id;
    std::optional<Decimal> amount;
    std::string currency;  // ISO 4217
    std::string reference; // Structured where there is one, else the text.
    std::optional<Date> due_date;
};

// Nothing where the text is no such code, or names nothing that could be an account.
std::optional<PaymentCode> parse_payment_code(std::string_view text);

} // namespace mailroom
