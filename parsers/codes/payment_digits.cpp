#include "core/iban.h"
#include "parsers/codes/payment_formats.h"

#include <algorithm>

namespace mailroom {
namespace {

std::string without_leading_zeros(std::string_view digits)
{
    return std::string(digits.substr(std::min(digits.find_first_not_of('0'), digits.size())));
}

} // namespace

// Version, account without "FI", euros and cents, reference, due date; version 5 has a reference of
// ISO 11649, whose zeros behind the check digits are filling.
PaymentCode read_finnish_code(std::string_view text)
{
    constexpr std::size_t account = 1, account_digits = 16, amount = 17, amount_digits = 8,
                          reference = 25, reference_digits = 23, check_digits = 2,
                          due = 48; // YYMMDD
    const auto year = "20" + std::string(text.substr(due, 2));
    auto iban = "FI" + std::string(text.substr(account, account_digits));
    const auto number = text.substr(reference, reference_digits);
    return {
        .iban = is_iban(iban) ? std::move(iban) : std::string{},
        .amount = amount_of_cents(text.substr(amount, amount_digits)),
        .currency = "EUR",
        .reference = text.starts_with('5') ? "RF" + std::string(number.substr(0, check_digits))
                + without_leading_zeros(number.substr(check_digits))
                                           : without_leading_zeros(number),
        .due_date = date_of(year, text.substr(due + 2, 2), text.substr(due + 4, 2))};
}

} // namespace mailroom
