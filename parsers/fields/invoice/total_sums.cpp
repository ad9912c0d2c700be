#include "parsers/fields/invoice/total_sums.h"

#include <algorithm>
#include <bit>
#include <optional>

namespace mailroom::fields {
namespace {

constexpr std::size_t rates_max = 5; // Of taxes that one document adds up.

// "CGST 9 % 90.00, SGST 9 % 90.00": two taxes of one amount.
void add_equal_halves(const std::vector<Candidate>& candidates, TotalValues& taxes)
{
    constexpr double halves = 0.6;
    const auto single = taxes.size();
    for (std::size_t i = 0; i < single; ++i) {
        const bool again = std::ranges::any_of(candidates, [&](const Candidate& candidate) {
            return candidate.sense == Sense::tax && candidate.value == Value(taxes[i].value)
                && candidate.at.row != taxes[i].from.at.row;
        });
        if (!again || taxes[i].value.is_zero())
            continue;
        auto both = taxes[i];
        both.value = both.value + both.value;
        both.from.value = both.value;
        both.score *= halves;
        taxes.push_back(std::move(both));
    }
}

} // namespace

void add_sums_of_taxes(const std::vector<Candidate>& candidates, TotalValues& taxes)
{
    TotalValues parts;
    for (const auto& tax : taxes) {
        if (!tax.value.is_zero() && tax.value.is_negative() == taxes[0].value.is_negative())
            parts.push_back(tax);
    }
    add_equal_halves(candidates, taxes);
    if (parts.size() < 2 || parts.size() > rates_max)
        return;
    for (std::size_t chosen = 1; chosen < std::size_t{1} << parts.size(); ++chosen) {
        if (std::popcount(chosen) < 2)
            continue;
        std::optional<TotalValue> sum;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if ((chosen >> i & 1) == 0)
                continue;
            if (sum) {
                sum->value = sum->value + parts[i].value;
                sum->score = std::min(sum->score, parts[i].score);
            } else {
                sum = parts[i];
            }
        }
        sum->from.value = sum->value;
        sum->score *= 0.6;
        taxes.push_back(std::move(*sum));
    }
}

void add_sum_of_nets(const Decimal& lines_sum, TotalValues& nets)
{
    constexpr double parts = 0.6;
    const auto labelled = std::min(nets.size(), rates_max);
    for (std::size_t chosen = 1; chosen < std::size_t{1} << labelled; ++chosen) {
        Decimal sum;
        double least = 1;
        for (std::size_t i = 0; i < labelled; ++i) {
            if ((chosen >> i & 1) == 0)
                continue;
            sum = sum + nets[i].value;
            least = std::min(least, nets[i].score);
        }
        if (std::popcount(chosen) < 2 || !(sum == lines_sum) || sum.is_zero())
            continue;
        auto net = nets[static_cast<std::size_t>(std::countr_zero(chosen))];
        net.value = sum;
        net.from.value = sum;
        net.score = parts * least;
        nets.push_back(std::move(net));
        return;
    }
}

void add_nets_of_taxed_lines(
    const std::optional<Decimal>& lines_sum, const TotalValues& taxes, TotalValues& nets)
{
    if (!lines_sum || nets.size() < 2)
        return;
    const auto labelled = nets;
    for (const auto& tax : taxes) {
        const auto net = *lines_sum - tax.value;
        if (tax.value.is_zero() || std::ranges::find(nets, net, &TotalValue::value) != nets.end())
            continue;
        auto summed = labelled;
        add_sum_of_nets(net, summed);
        if (summed.size() > labelled.size())
            nets.push_back(summed.back());
    }
}

} // namespace mailroom::fields
