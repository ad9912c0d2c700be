#include "core/text.h"
#include "parsers/codes/payment_formats.h"

#include <vector>

namespace mailroom {
namespace {

class Lines {
public:
    explicit Lines(std::string_view text) : lines_(split(text, '\n')) {}

    // From 0; empty where there are fewer lines.
    std::string_view operator[](std::size_t number) const
    {
        return number < lines_.size() ? trimmed(lines_[number]) : std::string_view{};
    }
    std::string text(std::size_t number) const { return std::string((*this)[number]); }
    std::string without_blanks(std::size_t number) const
    {
        auto kept = text(number);
        std::erase(kept, ' ');
        return kept;
    }
    std::string either(std::size_t number, std::size_t else_number) const
    {
        return text((*this)[number].empty() ? else_number : number);
    }

private:
    std::vector<std::string_view> lines_;
};

// "31.08.2026"
std::optional<Date> day_with_points(std::string_view written)
{
    constexpr std::size_t length = 10;
    if (written.size() != length || written[2] != '.' || written[5] != '.')
        return std::nullopt;
    return date_of(written.substr(6), written.substr(3, 2), written.substr(0, 2));
}

} // namespace

PaymentCode read_epc_code(std::string_view text)
{
    const Lines lines(text);
    constexpr std::size_t currency_letters = 3;
    const auto amount = lines[7]; // "EUR119.00"
    PaymentCode code{
        .iban = lines.without_blanks(6),
        .bic = lines.text(4),
        .creditor = lines.text(5),
        .currency = std::string(amount.substr(0, currency_letters)),
        .reference = lines.either(9, 10)};
    if (amount.size() > currency_letters)
        code.amount = parse_decimal(amount.substr(currency_letters));
    return code;
}

PaymentCode read_swiss_code(std::string_view text)
{
    const Lines lines(text);
    return {
        .iban = lines.without_blanks(3),
        .creditor = lines.text(5),
        .amount = parse_decimal(lines[18]),
        .currency = lines.text(19),
        .reference = lines.either(28, 29)};
}

PaymentCode read_slovenian_code(std::string_view text)
{
    const Lines lines(text);
    return {
        .iban = lines.without_blanks(14),
        .creditor = lines.text(16),
        .amount = amount_of_cents(lines[8]),
        .currency = "EUR",
        .reference = lines.either(15, 12),
        .due_date = day_with_points(lines[13])};
}

} // namespace mailroom
