#include "classifiers/details/payment_methods.h"

#include "classifiers/text/phrases.h"

namespace mailroom {

PaymentMethod method_of_transfer(std::string_view currency, std::string_view company_currency)
{
    if (currency == "EUR")
        return PaymentMethod::sepa;
    if (currency == "GBP")
        return PaymentMethod::other; // Faster Payments, BACS.
    if (currency == "USD" && company_currency == "USD")
        return PaymentMethod::ach;
    return PaymentMethod::wire;
}

std::optional<PaymentMethod> payment_method_in(std::string_view text)
{
    constexpr std::string_view family = "method."; // "method.wire"
    const auto words = split_words(std::string(text));
    for (const auto& hit : find_phrases(words)) {
        if (!hit.phrase_class.starts_with(family))
            continue;
        if (const auto method =
                enum_from_string<PaymentMethod>(hit.phrase_class.substr(family.size())))
            return method;
    }
    return std::nullopt;
}

} // namespace mailroom
