#pragma once

// How a payment moves, in the words of seven languages.

#include "core/books.h"
#include "core/casework.h"

#include <optional>
#include <string_view>

namespace mailroom {

// "SEPA-Überweisung" -> sepa. Nothing where the words name no method.
std::optional<PaymentMethod> payment_method_in(std::string_view text);

// A transfer whose way is not named: by currency and country, as banks do it. `payer` may be
// unknown.
PaymentMethod method_of_transfer(
    std::string_view currency, std::string_view company_currency, const Party* payer);

} // namespace mailroom
