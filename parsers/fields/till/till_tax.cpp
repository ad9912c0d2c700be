#include "parsers/fields/till/till_tax.h"

#include "core/ascii.h"
#include "parsers/fields/till/till_signs.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace mailroom::fields {
namespace {

constexpr Decimal cent{1, 2}, hundred{100, 0};
constexpr double by_table = 0.93, by_rate = 0.9, by_subtotal = 0.9, by_usual_rate = 0.75;

using Printed = TillTax::Printed;

// Of one rate. Gross is what the tax is part of.
struct Part {
    Decimal rate, gross;
    Printed tax;
    std::optional<Printed> net;
};

// "VAT 20%", "MwSt 7,0 %": the number before the sign, from 1 to 30.
std::optional<Decimal> rate_in(std::string_view text)
{
    constexpr Decimal least{1, 0}, most{30, 0};
    const auto sign = text.find('%');
    if (sign == text.npos)
        return std::nullopt;
    auto end = sign;
    while (end > 0 && text[end - 1] == ' ')
        --end;
    auto begin = end;
    while (begin > 0
           && (is_digit(text[begin - 1]) || text[begin - 1] == '.' || text[begin - 1] == ','))
        --begin;
    std::string number(text.substr(begin, end - begin));
    std::ranges::replace(number, ',', '.');
    const auto rate = parse_decimal(number);
    return rate && *rate >= least && *rate <= most ? rate : std::nullopt;
}

// Whether this tax is in the gross amount at this rate, to the cent.
bool is_tax_in(const Decimal& tax, const Decimal& gross, const Decimal& rate)
{
    return abs(gross * rate - tax * (hundred + rate)) <= cent * (hundred + rate);
}

bool is_tax_on(const Decimal& tax, const Decimal& net, const Decimal& rate)
{
    return abs(net * rate - tax * hundred) <= cent * hundred;
}

std::vector<Printed> amounts_of(const Analysis& analysis, std::size_t row)
{
    std::vector<Printed> amounts;
    for (std::size_t piece = 0; piece < analysis.values[row].size(); ++piece) {
        for (const auto& amount : analysis.values[row][piece].amounts) {
            if (!amount.percent && amount.has_decimals)
                amounts.push_back({amount.value, {row, piece}, amount.begin, amount.end});
        }
    }
    return amounts;
}

// A row of a table of rates: net and tax, or tax and gross, or all of them, in any order.
std::optional<Part> part_of_table(const std::vector<Printed>& amounts, const Decimal& rate)
{
    constexpr std::size_t amounts_most = 3;
    if (amounts.size() > amounts_most)
        return std::nullopt;
    for (const auto& tax : amounts) {
        for (const auto& other : amounts) {
            if (&tax == &other || tax.value.is_zero() || !(tax.value < other.value))
                continue;
            const auto gross = other.value + tax.value;
            const bool is_whole = amounts.size() < amounts_most
                || std::ranges::any_of(amounts, [&](const Printed& third) {
                                      return third.value == gross;
                                  });
            if (is_tax_on(tax.value, other.value, rate) && is_whole)
                return Part{rate, gross, tax, other};
            if (amounts.size() < amounts_most && is_tax_in(tax.value, other.value, rate))
                return Part{rate, other.value, tax, std::nullopt};
        }
    }
    return std::nullopt;
}

std::optional<Printed> sum_of(const std::vector<Part>& parts, bool of_nets)
{
    std::optional<Printed> sum;
    for (const auto& part : parts) {
        if (of_nets && !part.net)
            return std::nullopt;
        const auto& printed = of_nets ? *part.net : part.tax;
        if (sum)
            sum->value = sum->value + printed.value;
        else
            sum = printed;
    }
    return sum;
}

// Rates with what they are taken of, which make the total together.
std::optional<TillTax> tax_of_table(const Analysis& analysis, const Decimal& total)
{
    std::vector<Part> parts;
    Decimal gross;
    for (std::size_t row = 0; row < analysis.grid.rows.size(); ++row) {
        const auto rate = rate_in(text_of(analysis.grid.rows[row]));
        const auto part = rate ? part_of_table(amounts_of(analysis, row), *rate) : std::nullopt;
        const bool again = part && std::ranges::find(parts, part->rate, &Part::rate) != parts.end();
        if (!part || again)
            continue;
        gross = gross + part->gross;
        parts.push_back(*part);
    }
    if (parts.empty() || !(gross == total))
        return std::nullopt;
    return TillTax{*sum_of(parts, false), sum_of(parts, true), by_table};
}

Printed printed(const TillRow& row)
{
    return {row.amount->value, row.at, row.amount->begin, row.amount->end};
}

// Taxes with their rates alone: the amounts that they are part of make the total.
std::optional<TillTax>
tax_of_rates(const Analysis& analysis, const std::vector<TillRow>& rows, const Decimal& total)
{
    std::vector<Part> parts;
    for (const auto& row : rows) {
        const auto rate = rate_in(text_of(analysis.grid.rows[row.row]));
        if (row.kind == TillRowKind::tax && row.amount && rate && !row.amount->value.is_zero())
            parts.push_back({*rate, {}, printed(row), std::nullopt});
    }
    if (parts.empty() || parts.size() > 2)
        return std::nullopt;
    if (parts.size() == 1)
        return is_tax_in(parts[0].tax.value, total, parts[0].rate)
            ? std::optional(TillTax{parts[0].tax, std::nullopt, by_rate})
            : std::nullopt;
    // tax1 (100 + r1) / r1 + tax2 (100 + r2) / r2 is the total, without a division.
    const auto &a = parts[0], &b = parts[1];
    const auto gross =
        a.tax.value * (hundred + a.rate) * b.rate + b.tax.value * (hundred + b.rate) * a.rate;
    constexpr Decimal half_cent{5, 3};
    const auto slack = half_cent * ((hundred + a.rate) * b.rate + (hundred + b.rate) * a.rate);
    if (a.rate == b.rate || abs(gross - total * a.rate * b.rate) > slack)
        return std::nullopt;
    return TillTax{*sum_of(parts, false), std::nullopt, by_rate};
}

// "Subtotal 45.86, tax 3.78, total 49.64"
std::optional<TillTax> tax_of_subtotal(const std::vector<TillRow>& rows, const Decimal& total)
{
    for (const auto& tax : rows) {
        if (tax.kind != TillRowKind::tax || !tax.amount || tax.amount->guessed
            || tax.amount->value.is_zero())
            continue;
        for (const auto& net : rows) {
            const bool is_net = net.kind == TillRowKind::subtotal || net.kind == TillRowKind::net;
            if (is_net && net.amount && net.amount->value > tax.amount->value
                && net.amount->value + tax.amount->value == total)
                return TillTax{printed(tax), printed(net), by_subtotal};
        }
    }
    return std::nullopt;
}

// "Of which VAT 6.25": the only tax that is named, at a rate that some country has.
std::optional<TillTax> tax_of_usual_rate(const std::vector<TillRow>& rows, const Decimal& total)
{
    constexpr std::array usual{Decimal{4, 0},  Decimal{5, 0},  Decimal{55, 1}, Decimal{6, 0},
                               Decimal{7, 0},  Decimal{81, 1}, Decimal{9, 0},  Decimal{10, 0},
                               Decimal{13, 0}, Decimal{19, 0}, Decimal{20, 0}, Decimal{21, 0},
                               Decimal{22, 0}, Decimal{23, 0}, Decimal{25, 0}};
    std::optional<TillTax> found;
    for (const auto& row : rows) {
        if (row.kind != TillRowKind::tax || !row.amount || row.amount->value.is_zero())
            continue;
        const bool fits = std::ranges::any_of(
            usual, [&](const Decimal& rate) { return is_tax_in(row.amount->value, total, rate); });
        if (found || !fits || row.amount->guessed)
            return std::nullopt;
        found = TillTax{printed(row), std::nullopt, by_usual_rate};
    }
    return found;
}

} // namespace

std::optional<TillTax>
till_tax_of(const Analysis& analysis, const std::vector<TillRow>& rows, const Decimal& total)
{
    auto found = tax_of_table(analysis, total);
    if (!found)
        found = tax_of_subtotal(rows, total);
    if (!found)
        found = tax_of_rates(analysis, rows, total);
    return found ? found : tax_of_usual_rate(rows, total);
}

} // namespace mailroom::fields
