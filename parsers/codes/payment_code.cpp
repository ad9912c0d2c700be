#include "parsers/codes/payment_code.h"

#include "core/text.h"

#include <vector>

namespace mailroom {
namespace {

// Lines end in LF or CR LF.
std::vector<std::string> lines_of(std::string_view text)
{
    constexpr std::size_t lines_max = 40;
    std::vector<std::string> lines;
    while (lines.size() < lines_max) {
        const auto end = text.find('\n');
        auto line = text.substr(0, end);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        lines.emplace_back(trimmed(line));
        if (end == std::string_view::npos)
            break;
        text.remove_prefix(end + 1);
    }
    return lines;
}

std::string without_blanks(std::string_view text)
{
    std::string kept;
    for (const char c : text) {
        if (c != ' ')
            kept += c;
    }
    return kept;
}

// Where the standards put what we take; the numbers count lines from 0.
struct CodeFormat {
    std::string_view magic;
    std::size_t iban, creditor, bic, amount, currency, reference, text;
};

constexpr std::size_t none = 99;
constexpr CodeFormat epc{"BCD", 6, 5, 4, 7, none, 9, 10};
constexpr CodeFormat swiss{"SPC", 3, 5, none, 18, 19, 28, 29};

} // namespace

std::optional<PaymentCode> parse_payment_code(std::string_view text)
{
    const auto lines = lines_of(text);
    const auto* format = lines.front() == epc.magic ? &epc
        : lines.front() == swiss.magic              ? &swiss
                                                    : nullptr;
    if (format == nullptr)
        return std::nullopt;
    const auto line = [&](std::size_t number) {
        return number < lines.size() ? lines[number] : std::string{};
    };
    PaymentCode code{
        .iban = without_blanks(line(format->iban)),
        .bic = line(format->bic),
        .creditor = line(format->creditor),
        .currency = line(format->currency),
        .reference = line(format->reference)};
    auto amount = line(format->amount);
    if (format == &epc && amount.size() > 3) { // "EUR119.00"
        code.currency = amount.substr(0, 3);
        amount.erase(0, 3);
    }
    code.amount = parse_decimal(amount);
    if (code.reference.empty())
        code.reference = line(format->text);
    constexpr std::size_t iban_min = 15, iban_max = 34;
    if (code.iban.size() < iban_min || code.iban.size() > iban_max)
        return std::nullopt;
    return code;
}

} // namespace mailroom
