#include "parsers/fields/invoice/total_readings.h"

#include "parsers/fields/invoice/taxed_amounts.h"
#include "parsers/fields/invoice/total_steps.h"
#include "parsers/fields/invoice/total_sums.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <span>
#include <utility>

namespace mailroom::fields {
namespace {

constexpr std::size_t readings_max = 10; // Of each amount.
constexpr std::size_t unlabelled_max = 80;
constexpr float column_slack = 0.4F; // Of the body size, between right edges.
constexpr double plain_tax = 0.5;    // A label that leaves little doubt.
constexpr double unlabelled_net = -0.4, unlabelled_tax = -0.7, unlabelled_gross = -0.4;

// Under or above a total of ours: a whole amount is one where it stands in their column.
bool is_in_column(const Analysis& analysis, const Box& box, const TotalValues& totals)
{
    return std::ranges::any_of(totals, [&](const TotalValue& total) {
        const auto& from = total.from;
        return std::abs(analysis.piece(from.at).box_of(from.begin, from.end).x1 - box.x1)
            < column_slack * analysis.grid.body_size;
    });
}

bool is_in_column(const Analysis& analysis, const TotalValue& value, const TotalValues& totals)
{
    const auto& from = value.from;
    return is_in_column(analysis, analysis.piece(from.at).box_of(from.begin, from.end), totals);
}

// An amount without a label that we know may still be the one that is looked for, if it adds up.
void add_unlabelled(
    const Analysis& analysis,
    Sense sense,
    double score,
    const TotalValues& totals,
    TotalValues& readings)
{
    for (std::size_t row = 0; row < analysis.values.size(); ++row) {
        for (std::size_t piece = 0; piece < analysis.values[row].size(); ++piece) {
            for (const auto& amount : analysis.values[row][piece].amounts) {
                const PieceRef at{row, piece};
                const auto box = analysis.piece(at).box_of(amount.begin, amount.end);
                if (readings.size() >= unlabelled_max || amount.percent
                    || (!is_money(amount) && !is_in_column(analysis, box, totals))
                    || std::ranges::find(readings, amount.value, &TotalValue::value)
                        != readings.end())
                    continue;
                readings.push_back(
                    {{sense, amount.value, 0, at, amount.begin, amount.end, {}},
                     amount.value,
                     score});
            }
        }
    }
}

constexpr std::array no_taxes{Sense::prepaid,  Sense::discount,        Sense::deduction,
                              Sense::paid,     Sense::payable,         Sense::balance,
                              Sense::subtotal, Sense::previous_balance};
constexpr std::array no_nets{Sense::prepaid, Sense::previous_balance};

// What a label calls a deposit or a discount is no tax, and what it calls an earlier balance no
// net.
bool is_something_else(
    const TotalValue& value,
    std::span<const Sense> others,
    const std::vector<Candidate>& candidates)
{
    return std::ranges::any_of(candidates, [&](const Candidate& candidate) {
        return candidate.at == value.from.at && candidate.begin == value.from.begin
            && std::ranges::find(others, candidate.sense) != others.end();
    });
}

// "Crates (no VAT) 24.00": no tax. "No VAT 0.00" is one.
bool is_untaxed_amount(const TotalValue& tax, const std::vector<Candidate>& candidates)
{
    constexpr std::array untaxed{Sense::untaxed};
    return !tax.value.is_zero() && is_something_else(tax, untaxed, candidates);
}

// "Net 30 days", "tax exempt, certificate 4471" where the totals have decimals.
bool is_bare_number(const Analysis& analysis, const TotalValue& value, const TotalValues& grosses)
{
    return value.value.scale == 0 && !value.value.is_zero() && !grosses.empty()
        && !is_in_column(analysis, value, grosses)
        && std::ranges::all_of(
               grosses, [](const TotalValue& gross) { return gross.value.scale > 0; });
}

// "Sum 760.99, discount -15.22, total 745.77": of several plain totals the last is the document's.
void prefer_last_total(TotalValues& grosses)
{
    constexpr double last = 0.2;
    TotalValue* lowest = nullptr;
    for (auto& gross : grosses) {
        if (gross.from.sense == Sense::total
            && (lowest == nullptr || gross.from.at.row > lowest->from.at.row))
            lowest = &gross;
    }
    if (lowest != nullptr)
        lowest->score += last;
}

} // namespace

TotalValues
readings_of(const std::vector<Candidate>& candidates, std::initializer_list<SenseWeight> senses)
{
    TotalValues readings;
    for (const auto& candidate : candidates) {
        const auto* value = std::get_if<Decimal>(&candidate.value);
        if (value == nullptr)
            continue;
        for (const auto& [sense, factor] : senses) {
            if (candidate.sense != sense)
                continue;
            const double score = candidate.score * factor;
            const auto same = std::ranges::find(readings, *value, &TotalValue::value);
            if (same == readings.end())
                readings.push_back({candidate, *value, score});
            else if (score > same->score)
                *same = {candidate, *value, score + 0.05};
            else
                same->score += 0.05;
        }
    }
    std::ranges::stable_sort(readings, std::greater{}, &TotalValue::score);
    if (readings.size() > readings_max)
        readings.resize(readings_max);
    return readings;
}

namespace {

// What labels say, without what is no amount of the totals.
TotalChoices
labelled_readings_of(const Analysis& analysis, const std::vector<Candidate>& candidates)
{
    auto nets = readings_of(
        candidates, {{Sense::net_total, 1}, {Sense::subtotal, 0.8}, {Sense::total, 0.35}});
    auto taxes = readings_of(candidates, {{Sense::tax, 1}, {Sense::untaxed, 1}});
    auto grosses = readings_of(
        candidates,
        {{Sense::gross_total, 1},
         {Sense::period_charges, 0.95},
         {Sense::total, 0.85},
         {Sense::payable, 0.75},
         {Sense::amount, 0.4},
         {Sense::payment_amount, 0.5},
         {Sense::gross, 0.6}});
    std::erase_if(taxes, [&](const TotalValue& tax) {
        return is_taxed_amount(analysis, tax.from) || is_bare_number(analysis, tax, grosses)
            || is_untaxed_amount(tax, candidates);
    });
    std::erase_if(
        nets, [&](const TotalValue& net) { return is_bare_number(analysis, net, grosses); });
    return {std::move(nets), std::move(taxes), std::move(grosses), {}};
}

// What stands without a label that we know, but where its label says that it is something else, or
// where another tax is surely told.
void add_unlabelled_readings(
    const Analysis& analysis, const std::vector<Candidate>& candidates, TotalChoices& choices)
{
    auto& [nets, taxes, grosses, unprinted] = choices;
    const auto labelled = grosses;
    add_unlabelled(analysis, Sense::gross_total, unlabelled_gross, nets, grosses);
    add_unlabelled(analysis, Sense::net_total, unlabelled_net, labelled, nets);
    add_unlabelled(analysis, Sense::tax, unlabelled_tax, labelled, taxes);
    std::erase_if(nets, [&](const TotalValue& net) {
        return net.score < 0 && is_something_else(net, no_nets, candidates);
    });
    const bool taxed = std::ranges::any_of(
        taxes, [](const TotalValue& tax) { return tax.score > plain_tax && !tax.value.is_zero(); });
    std::erase_if(taxes, [&](const TotalValue& tax) {
        return tax.score < 0
            && (is_something_else(tax, no_taxes, candidates)
                || (taxed && !is_in_column(analysis, tax, labelled)));
    });
}

} // namespace

TotalChoices total_readings_of(
    const Analysis& analysis,
    const std::vector<Candidate>& candidates,
    const std::optional<Decimal>& lines_sum)
{
    auto choices = labelled_readings_of(analysis, candidates);
    auto& [nets, taxes, grosses, unprinted] = choices;
    add_sums_of_taxes(candidates, taxes);
    prefer_last_total(grosses);
    const bool printed =
        lines_sum && std::ranges::find(nets, *lines_sum, &TotalValue::value) != nets.end();
    if (lines_sum && !printed)
        add_sum_of_nets(*lines_sum, nets);
    add_nets_of_taxed_lines(lines_sum, taxes, nets);
    add_unlabelled_readings(analysis, candidates, choices);
    unprinted = unprinted_total_of(candidates, nets, taxes, grosses, lines_sum);
    if (unprinted)
        grosses.push_back(unprinted->gross);
    for (auto* readings : {&nets, &grosses}) {
        for (auto& reading : *readings) {
            if (lines_sum && abs(reading.value - *lines_sum) <= totals_rounding)
                reading.score += 0.15;
        }
    }
    return choices;
}

} // namespace mailroom::fields
