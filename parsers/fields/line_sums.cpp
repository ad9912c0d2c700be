#include "parsers/fields/line_sums.h"

#include "core/ascii.h"
#include "parsers/fields/document_checks.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

namespace mailroom::fields {

std::string cents_of(const Decimal& value)
{
    auto text = to_string(abs(value));
    const auto point = text.find('.');
    const auto decimals = point == text.npos ? 0 : text.size() - point - 1;
    return digits_in(text) + std::string(decimals < 2 ? 2 - decimals : 0, '0');
}

bool may_be_misread(std::string_view digits, std::string_view printed)
{
    constexpr std::size_t steps_most = 3;
    std::vector<std::size_t> steps(printed.size() + 1);
    std::iota(steps.begin(), steps.end(), std::size_t{0});
    for (const char digit : digits) {
        auto diagonal = steps[0]++;
        for (std::size_t i = 0; i < printed.size(); ++i) {
            const auto exchanged = diagonal + (digit == printed[i] ? 0 : 1);
            diagonal = steps[i + 1];
            steps[i + 1] = std::min({exchanged, steps[i] + 1, steps[i + 1] + 1});
        }
    }
    return steps.back() <= steps_most;
}

bool differ_in_one_digit(std::string_view digits, std::string_view printed)
{
    const auto [in_digits, in_printed] = std::ranges::mismatch(digits, printed);
    return digits.size() == printed.size() && in_digits != digits.end()
        && std::equal(in_digits + 1, digits.end(), in_printed + 1);
}

bool differ_in_alike_digits(std::string_view digits, std::string_view printed)
{
    constexpr std::array<std::string_view, 11> alike{"08", "06", "09", "17", "27", "35",
                                                     "38", "56", "59", "68", "14"};
    constexpr std::size_t most = 3;
    const auto look_alike = [&](char a, char b) {
        return std::ranges::any_of(alike, [&](std::string_view pair) {
            return (pair[0] == a && pair[1] == b) || (pair[0] == b && pair[1] == a);
        });
    };
    std::size_t others = 0;
    for (std::size_t i = 0; i < std::min(digits.size(), printed.size()); ++i) {
        if (digits[i] == printed[i])
            continue;
        if (!look_alike(digits[i], printed[i]))
            return false;
        ++others;
    }
    return digits.size() == printed.size() && others > 0 && others <= most;
}

Decimal amount_of(const Facts& line, Term term)
{
    return line.amount(term).value_or(Decimal());
}

Decimal wanted(const Facts& line, Term term)
{
    const auto gross = amount_of(line, Term::gross_amount), net = amount_of(line, Term::net_amount);
    const auto discount = amount_of(line, Term::discount_amount);
    const auto deduction = amount_of(line, Term::deduction_amount);
    switch (term) {
    case Term::gross_amount:
        return net + discount + deduction;
    case Term::discount_amount:
        return gross - net - deduction;
    case Term::deduction_amount:
        return gross - net - discount;
    default:
        return gross - discount - deduction;
    }
}

bool sum_is_paid(const Document& document)
{
    const auto paid = document.fields.amount(Term::payment_amount);
    const auto sum = sum_of_lines(document);
    return !paid || !sum || abs(*sum) == *paid;
}

} // namespace mailroom::fields
