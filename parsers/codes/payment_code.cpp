#include "parsers/codes/payment_code.h"

#include "core/ascii.h"
#include "core/text.h"
#include "parsers/codes/payment_formats.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

struct PaymentFormat {
    std::string_view begins;
    PaymentCode (*read)(std::string_view);
    std::size_t digits = 0; // It is that many digits and nothing else; 0: it is text.
    bool has_account = true;
};

constexpr std::size_t finnish_digits = 54;
constexpr std::array<PaymentFormat, 8> payment_formats{{
    {"BCD", read_epc_code},
    {"SPC", read_swiss_code},
    {"UPNQR", read_slovenian_code},
    {"SPD*", read_czech_code},
    {"K:PR|", read_serbian_code},
    {"PAGOPA|", read_pagopa_code, 0, false},
    {"4", read_finnish_code, finnish_digits},
    {"5", read_finnish_code, finnish_digits},
}};

// By its form alone: an account whose check digits are wrong is still what the slip says, to be
// held against what is printed.
bool could_be_account(std::string_view iban)
{
    constexpr std::size_t least = 15, most = 34;
    return iban.size() >= least && iban.size() <= most;
}

bool is_of(std::string_view text, const PaymentFormat& format)
{
    constexpr std::size_t bytes_max = 4'296; // What the largest QR code holds.
    return text.starts_with(format.begins) && text.size() <= bytes_max
        && (format.digits == 0
            || (text.size() == format.digits && std::ranges::all_of(text, is_digit)));
}

} // namespace

std::optional<PaymentCode> parse_payment_code(std::string_view text)
{
    text = trimmed(text);
    const auto format = std::ranges::find_if(
        payment_formats, [&](const PaymentFormat& known) { return is_of(text, known); });
    if (format == payment_formats.end())
        return std::nullopt;
    auto code = format->read(text);
    const bool payable =
        format->has_account ? could_be_account(code.iban) : !code.reference.empty();
    return payable ? std::optional(std::move(code)) : std::nullopt;
}

std::optional<Decimal> amount_of_cents(std::string_view digits)
{
    constexpr std::size_t cents = 2, digits_max = 15;
    if (digits.size() <= cents || digits.size() > digits_max
        || !std::ranges::all_of(digits, is_digit))
        return std::nullopt;
    std::string written(digits);
    written.insert(written.size() - cents, ".");
    const auto amount = parse_decimal(written);
    return amount && !amount->is_zero() ? amount : std::nullopt;
}

std::optional<Date> date_of(std::string_view year, std::string_view month, std::string_view day)
{
    std::string iso(year);
    return parse_date(iso.append("-").append(month).append("-").append(day));
}

} // namespace mailroom
