#include "core/iban.h"
#include "core/text.h"
#include "parsers/codes/payment_formats.h"

#include <algorithm>

namespace mailroom {
namespace {

// The value of the first piece that begins with `key`; empty where there is none.
std::string value_of(const std::vector<std::string_view>& pieces, std::string_view key)
{
    const auto piece = std::ranges::find_if(
        pieces, [&](std::string_view candidate) { return candidate.starts_with(key); });
    return piece == pieces.end() ? std::string{} : std::string(trimmed(piece->substr(key.size())));
}

std::string first_of(std::initializer_list<std::string> values)
{
    const auto given = std::ranges::find_if(values, [](const auto& v) { return !v.empty(); });
    return given == values.end() ? std::string{} : *given;
}

} // namespace

PaymentCode read_czech_code(std::string_view text)
{
    const auto pieces = split(text, '*');
    const auto account = value_of(pieces, "ACC:"); // "CZ...", or "CZ...+BIC"
    const auto due_text = value_of(pieces, "DT:"); // "20260831"
    const std::string_view due = due_text;
    const auto plus = std::min(account.find('+'), account.size());
    return {
        .iban = account.substr(0, plus),
        .bic = plus < account.size() ? account.substr(plus + 1) : std::string{},
        .creditor = value_of(pieces, "RN:"),
        .amount = parse_decimal(value_of(pieces, "AM:")),
        .currency = value_of(pieces, "CC:"),
        .reference = first_of(
            {value_of(pieces, "X-VS:"), value_of(pieces, "RF:"), value_of(pieces, "MSG:")}),
        .due_date = due.size() == 8 ? date_of(due.substr(0, 4), due.substr(4, 2), due.substr(6))
                                    : std::nullopt};
}

PaymentCode read_serbian_code(std::string_view text)
{
    constexpr std::string_view country_with_check_digits = "RS35"; // The same for every account.
    const auto pieces = split(text, '|');
    auto iban = std::string(country_with_check_digits) + value_of(pieces, "R:");
    const auto name = value_of(pieces, "N:"); // Name and address, in lines.
    auto amount = value_of(pieces, "I:");     // "RSD3596,13"
    PaymentCode code{
        .iban = is_iban(iban) ? std::move(iban) : std::string{},
        .creditor = std::string(trimmed(std::string_view(name).substr(0, name.find('\n')))),
        .reference = first_of({value_of(pieces, "RO:"), value_of(pieces, "S:")})};
    constexpr std::size_t currency_letters = 3;
    if (amount.size() > currency_letters) {
        code.currency = amount.substr(0, currency_letters);
        std::ranges::replace(amount, ',', '.');
        if (amount.ends_with('.'))
            amount += "00";
        code.amount = parse_decimal(std::string_view(amount).substr(currency_letters));
    }
    return code;
}

PaymentCode read_pagopa_code(std::string_view text)
{
    constexpr std::size_t pieces_count = 5; // PAGOPA, version, notice, creditor, cents.
    const auto pieces = split(text, '|');
    if (pieces.size() != pieces_count)
        return {};
    return {
        .creditor_tax_id = std::string(pieces[3]),
        .amount = amount_of_cents(pieces[4]),
        .currency = "EUR",
        .reference = std::string(pieces[2])};
}

} // namespace mailroom
