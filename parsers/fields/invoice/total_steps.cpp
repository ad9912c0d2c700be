#include "parsers/fields/invoice/total_steps.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

constexpr double certain = 0.4;        // A label that leaves little doubt.
constexpr std::int64_t rate_parts = 3; // No tax is a third.

bool is_close(const Decimal& a, const Decimal& b)
{
    return abs(a - b) <= totals_rounding;
}

bool is_same_place(const TotalValue& a, const TotalValue& b)
{
    return a.from.at == b.from.at && a.from.begin == b.from.begin;
}

// "Fees 6,000, less discount 300, net 5,700, VAT 1,140, total 6,840": what labels say adds up
// without anything that is not printed.
bool adds_up_as_printed(const TotalValues& nets, const TotalValue& tax, const TotalValues& grosses)
{
    return std::ranges::any_of(nets, [&](const TotalValue& net) {
        return net.score >= certain && std::ranges::any_of(grosses, [&](const TotalValue& gross) {
                   return gross.score >= certain && !is_same_place(net, gross)
                       && is_close(net.value + tax.value, gross.value);
               });
    });
}

} // namespace

std::optional<UnprintedTotal> unprinted_total_of(
    const std::vector<Candidate>& candidates,
    const TotalValues& nets,
    const TotalValues& taxes,
    const TotalValues& grosses,
    const std::optional<Decimal>& lines_sum)
{
    constexpr double unprinted = 0.7;
    if (std::ranges::any_of(taxes, [&](const TotalValue& tax) {
            return tax.score >= certain && adds_up_as_printed(nets, tax, grosses);
        }))
        return std::nullopt;
    const auto steps =
        readings_of(candidates, {{Sense::prepaid, 1}, {Sense::deduction, 1}, {Sense::paid, 0.9}});
    const auto payables = readings_of(
        candidates,
        {{Sense::payable, 1},
         {Sense::total, 0.8},
         {Sense::balance, 0.8},
         {Sense::gross_total, 0.8}});
    for (const auto& net : nets) {
        for (const auto& tax : taxes) {
            const auto total = net.value + tax.value;
            const bool printed = std::ranges::any_of(grosses, [&](const TotalValue& gross) {
                return is_close(gross.value, total) && !is_same_place(gross, net);
            });
            const bool is_net = net.score >= certain || net.value == lines_sum;
            if (!is_net || tax.score < certain || printed
                || abs(tax.value) * Decimal{rate_parts, 0} >= abs(net.value))
                continue;
            for (const auto& step : steps) {
                const auto left = std::ranges::find_if(payables, [&](const TotalValue& payable) {
                    return payable.score >= certain && !step.value.is_zero()
                        && abs(total - abs(step.value) - payable.value) <= totals_rounding;
                });
                if (left == payables.end())
                    continue;
                auto gross = tax;
                gross.value = total;
                gross.from.value = total;
                gross.score = unprinted;
                return UnprintedTotal{std::move(gross), left->from};
            }
        }
    }
    return std::nullopt;
}

bool is_charged_between(
    const Analysis& analysis, const TotalValue& net, const TotalValue& tax, const TotalValue& gross)
{
    constexpr Decimal rounding_most{1, 0}; // What rounds a total may lower it.
    const auto charge = gross.value - net.value - tax.value;
    const auto first = std::min(net.from.at.row, tax.from.at.row);
    if (charge.is_zero() || gross.from.at.row < first
        || (charge.is_negative() && abs(charge) >= rounding_most))
        return false;
    for (auto row = first; row <= gross.from.at.row; ++row) {
        for (const auto& piece : analysis.values[row]) {
            if (std::ranges::any_of(piece.amounts, [&](const ScannedAmount& amount) {
                    return !amount.percent && is_money(amount) && amount.value == charge;
                }))
                return !(charge == net.value) && !(charge == tax.value);
        }
    }
    return false;
}

} // namespace mailroom::fields
