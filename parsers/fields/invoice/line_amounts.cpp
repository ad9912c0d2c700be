#include "parsers/fields/remittance/amount_roles.h"

#include <algorithm>
#include <cmath>

namespace mailroom::fields {
namespace {

constexpr double discount_share_max = 0.06; // Of the gross amount; more is no cash discount.

} // namespace

Decimal sum_at(const AmountRow& row, const std::vector<std::size_t>& columns)
{
    Decimal sum;
    for (const auto column : columns)
        sum = sum + row.amounts[column].value_or(Decimal());
    return sum;
}

bool is_like_discount(const std::vector<AmountRow>& rows, std::size_t gross, std::size_t column)
{
    const auto figure = [](const Decimal& value) {
        return std::abs(static_cast<double>(value.coefficient)) / std::pow(10, value.scale);
    };
    std::optional<double> share;
    std::size_t taken_in = 0;
    for (const auto& row : rows) {
        const auto& from = row.amounts[gross];
        const auto& taken = row.amounts[column];
        if (!from || !taken || taken->is_zero() || from->is_zero())
            continue;
        const double this_share = figure(*taken) / figure(*from);
        const double cent = 0.011 / figure(*from);
        if (this_share > discount_share_max
            || (share && std::abs(this_share - *share) > cent + 0.0005))
            return false;
        share = this_share;
        ++taken_in;
    }
    return taken_in > 1;
}

LineAmounts amounts_of(const AmountRow& row, const AmountRoles& roles)
{
    LineAmounts line;
    if (roles.debit && roles.credit) {
        if (const auto& debit = row.amounts[*roles.debit]; debit && !debit->is_zero())
            line.net = debit;
        else if (const auto& credit = row.amounts[*roles.credit])
            line.net = -abs(*credit);
        line.gross = line.net;
        return line;
    }
    if (!roles.net)
        return line;
    line.net = row.amounts[*roles.net];
    if (roles.gross)
        line.gross = row.amounts[*roles.gross];
    const bool flip = roles.flip_credits && row.is_credit;
    if (flip && line.net)
        line.net = -abs(*line.net);
    if (flip && line.gross)
        line.gross = -abs(*line.gross);
    const auto signed_like = [&line](const Decimal& value) {
        const bool negative = line.gross ? line.gross->is_negative() : line.net->is_negative();
        return negative ? -abs(value) : abs(value);
    };
    if (!line.net && !line.gross)
        return line;
    const auto written = [&row](const std::vector<std::size_t>& columns) {
        return std::ranges::any_of(
            columns, [&row](std::size_t i) { return row.amounts[i].has_value(); });
    };
    const Decimal discount = sum_at(row, roles.discounts);
    const Decimal deduction = sum_at(row, roles.deductions);
    if (written(roles.discounts))
        line.discount = signed_like(discount);
    if (written(roles.deductions))
        line.deduction = signed_like(deduction);
    // A deduction that was paid back stands with the other sign: what the row adds up to decides.
    if (line.gross && line.net && line.deduction) {
        const Decimal rest = *line.gross - *line.net - line.discount.value_or(Decimal());
        if (abs(rest) == abs(*line.deduction))
            line.deduction = rest;
    }
    if (!line.net && line.gross && roles.net)
        line.net =
            *line.gross - line.discount.value_or(Decimal()) - line.deduction.value_or(Decimal());
    return line;
}

} // namespace mailroom::fields
