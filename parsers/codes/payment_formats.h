#pragma once

// The formats of payment_code.h, one function each. The text begins as the format's row in
// payment_code.cpp says; what a code leaves empty stays empty. An account that is put together here
// from a country's own number stays empty where its check digits do not hold.

#include "parsers/codes/payment_code.h"

namespace mailroom {

// Written as lines, which end in LF or CR LF.
PaymentCode read_epc_code(std::string_view text);
PaymentCode read_swiss_code(std::string_view text);
PaymentCode read_slovenian_code(std::string_view text);

// Written as "KEY:VALUE", or as values in a set order, between two marks.
PaymentCode read_czech_code(std::string_view text);
PaymentCode read_serbian_code(std::string_view text);
PaymentCode read_pagopa_code(std::string_view text);

// 54 digits.
PaymentCode read_finnish_code(std::string_view text);

// An amount in hundredths, as digits alone; nothing where it is none or zero, which stands for
// "any".
std::optional<Decimal> amount_of_cents(std::string_view digits);

// Of four, two and two digits; nothing where no calendar has such a day.
std::optional<Date> date_of(std::string_view year, std::string_view month, std::string_view day);

} // namespace mailroom
