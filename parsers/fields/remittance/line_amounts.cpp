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

namespace {

struct Taken {
    double from = 0, share = 0;
};

// What the column takes of each gross amount that it takes anything of.
std::vector<Taken>
taken_in(const std::vector<AmountRow>& rows, std::size_t gross, std::size_t column)
{
    const auto figure = [](const Decimal& value) {
        return std::abs(static_cast<double>(value.coefficient)) / std::pow(10, value.scale);
    };
    std::vector<Taken> taken;
    for (const auto& row : rows) {
        const auto& from = row.amounts[gross];
        const auto& part = row.amounts[column];
        if (from && part && !part->is_zero() && !from->is_zero())
            taken.push_back({figure(*from), figure(*part) / figure(*from)});
    }
    return taken;
}

// The share of the gross amounts that the column takes, where nearly all rows agree: one in five
// may be misread.
std::optional<double>
common_share(const std::vector<AmountRow>& rows, std::size_t gross, std::size_t column)
{
    constexpr double rows_alike_least = 0.8, rounding = 0.0005;
    auto taken = taken_in(rows, gross, column);
    if (taken.size() < 2)
        return std::nullopt;
    std::ranges::sort(taken, {}, &Taken::share);
    const double median = taken[taken.size() / 2].share;
    const auto all = static_cast<double>(taken.size());
    std::erase_if(taken, [median](const Taken& one) {
        const double cent = 0.011 / one.from;
        return std::abs(one.share - median) > cent + rounding;
    });
    if (static_cast<double>(taken.size()) < rows_alike_least * all)
        return std::nullopt;
    return std::ranges::max(taken, {}, &Taken::from).share; // The least rounded.
}

constexpr double granted_least = 0.01, granted_most = 0.04, granted_step = 0.0025;

// Each row takes a share of its own that terms of payment grant, to the cent, and the amounts are
// so large that this is no chance: the terms of one supplier's goods differ.
bool takes_granted_shares(const std::vector<AmountRow>& rows, std::size_t gross, std::size_t column)
{
    constexpr double half_a_cent = 0.0051, chance_most = 0.001;
    double chance = 1;
    const auto taken = taken_in(rows, gross, column);
    for (const auto& [from, share] : taken) {
        const double granted = granted_step * std::round(share / granted_step);
        if (granted < granted_least || granted > granted_most
            || std::abs(share - granted) * from > half_a_cent)
            return false;
        chance *= std::min(1.0, 2 * half_a_cent / (granted_step * from));
    }
    return chance < chance_most;
}

} // namespace

bool is_like_discount(const std::vector<AmountRow>& rows, std::size_t gross, std::size_t column)
{
    const auto share = common_share(rows, gross, column);
    return (share && *share <= discount_share_max) || takes_granted_shares(rows, gross, column);
}

bool is_usual_discount(const std::vector<AmountRow>& rows, std::size_t gross, std::size_t column)
{
    constexpr double near = 0.0002;
    const auto share = common_share(rows, gross, column);
    return (share && *share > granted_least - near && *share < granted_most + near
            && std::abs(*share - granted_step * std::round(*share / granted_step)) < near)
        || takes_granted_shares(rows, gross, column);
}

namespace {

// A deduction that was paid back stands with the other sign: what the row adds up to decides. A net
// amount that is not printed follows from the rest.
void settle(LineAmounts& line)
{
    const auto discount = line.discount.value_or(Decimal());
    if (line.gross && line.net && line.deduction) {
        const Decimal rest = *line.gross - *line.net - discount;
        if (abs(rest) == abs(*line.deduction))
            line.deduction = rest;
    }
    if (!line.net && line.gross)
        line.net = *line.gross - discount - line.deduction.value_or(Decimal());
}

LineAmounts amounts_as_printed(const AmountRow& row, const AmountRoles& roles)
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
    if (!roles.net && !roles.net_follows)
        return line;
    if (roles.net)
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
    const auto add_below = [&](std::optional<Decimal>& term, const std::optional<Decimal>& below) {
        if (below && line.gross && (line.net || roles.net_follows))
            term = term.value_or(Decimal()) + signed_like(*below);
    };
    add_below(line.discount, row.discount_below);
    add_below(line.deduction, row.deduction_below);
    if (roles.takes_told) {
        add_below(line.discount, row.discount_told);
        add_below(line.deduction, row.deduction_told);
    }
    settle(line);
    return line;
}

} // namespace

LineAmounts amounts_of(const AmountRow& row, const AmountRoles& roles)
{
    auto line = amounts_as_printed(row, roles);
    for (auto* amount : {&line.gross, &line.discount, &line.deduction, &line.net}) {
        if (*amount && roles.in_payers_books)
            *amount = -**amount;
    }
    return line;
}

} // namespace mailroom::fields
