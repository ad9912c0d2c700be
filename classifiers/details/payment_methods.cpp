#include "classifiers/details/payment_methods.h"

#include "classifiers/text/phrases.h"

#include <array>

namespace mailroom {
namespace {

struct NamedMethod {
    std::string_view phrase_class;
    PaymentMethod method;
};
constexpr std::array named_methods{
    NamedMethod{"method.sepa", PaymentMethod::sepa},
    NamedMethod{"method.ach", PaymentMethod::ach},
    NamedMethod{"method.wire", PaymentMethod::wire},
    NamedMethod{"method.check", PaymentMethod::check},
    NamedMethod{"method.card", PaymentMethod::card},
    NamedMethod{"method.cash", PaymentMethod::cash},
    NamedMethod{"method.other", PaymentMethod::other},
};

} // namespace

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
    const auto words = split_words(std::string(text));
    for (const auto& hit : find_phrases(words)) {
        for (const auto& named : named_methods) {
            if (hit.phrase_class == named.phrase_class)
                return named.method;
        }
    }
    return std::nullopt;
}

} // namespace mailroom
