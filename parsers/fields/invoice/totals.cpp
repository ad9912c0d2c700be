#include "parsers/fields/invoice/totals.h"

#include "parsers/fields/invoice/taxed_amounts.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace mailroom::fields {
namespace {

constexpr std::size_t readings_max = 10; // Of each amount.
constexpr std::size_t unlabelled_max = 80;
constexpr std::size_t rates_max = 5;                          // Of taxes that one document adds up.
constexpr std::int64_t rate_parts = 3, rate_parts_most = 100; // No tax is a third, or 1 percent.
constexpr float column_slack = 0.4F; // Of the body size, between right edges.
constexpr double unlabelled_net = -0.4, unlabelled_tax = -0.7, unlabelled_gross = -0.4;
constexpr double untaxed = 0.75; // How sure it is that there is no tax where net and total agree.

struct Reading {
    Candidate from;
    Decimal value;
    double score = 0;
};

using Readings = std::vector<Reading>;

Readings readings_of(
    const std::vector<Candidate>& candidates,
    std::initializer_list<std::pair<Sense, double>> senses)
{
    Readings readings;
    for (const auto& candidate : candidates) {
        const auto* value = std::get_if<Decimal>(&candidate.value);
        if (value == nullptr)
            continue;
        for (const auto& [sense, factor] : senses) {
            if (candidate.sense != sense)
                continue;
            const double score = candidate.score * factor;
            const auto same = std::ranges::find(readings, *value, &Reading::value);
            if (same == readings.end())
                readings.push_back({candidate, *value, score});
            else if (score > same->score)
                *same = {candidate, *value, score + 0.05};
            else
                same->score += 0.05;
        }
    }
    std::ranges::stable_sort(readings, std::greater{}, &Reading::score);
    if (readings.size() > readings_max)
        readings.resize(readings_max);
    return readings;
}

// Several rates: the tax is the sum of what is printed for some of them.
void add_sums_of_taxes(Readings& taxes)
{
    Readings parts;
    for (const auto& tax : taxes) {
        if (!tax.value.is_zero())
            parts.push_back(tax);
    }
    if (parts.size() < 2 || parts.size() > rates_max)
        return;
    for (std::size_t chosen = 1; chosen < std::size_t{1} << parts.size(); ++chosen) {
        if (std::popcount(chosen) < 2)
            continue;
        std::optional<Reading> sum;
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

// Under or above a total of ours: a whole amount is one where it stands in their column.
bool is_in_column(const Analysis& analysis, const Box& box, const Readings& totals)
{
    return std::ranges::any_of(totals, [&](const Reading& total) {
        const auto& from = total.from;
        return std::abs(analysis.piece(from.at).box_of(from.begin, from.end).x1 - box.x1)
            < column_slack * analysis.grid.body_size;
    });
}

// An amount without a label that we know may still be the one that is looked for, if it adds up.
void add_unlabelled(
    const Analysis& analysis, Sense sense, double score, const Readings& totals, Readings& readings)
{
    for (std::size_t row = 0; row < analysis.values.size(); ++row) {
        for (std::size_t piece = 0; piece < analysis.values[row].size(); ++piece) {
            for (const auto& amount : analysis.values[row][piece].amounts) {
                const PieceRef at{row, piece};
                const auto box = analysis.piece(at).box_of(amount.begin, amount.end);
                if (readings.size() >= unlabelled_max || amount.percent
                    || (!is_money(amount) && !is_in_column(analysis, box, totals))
                    || std::ranges::find(readings, amount.value, &Reading::value) != readings.end())
                    continue;
                readings.push_back(
                    {{sense, amount.value, 0, at, amount.begin, amount.end, {}},
                     amount.value,
                     score});
            }
        }
    }
}

// What a label calls a deposit or a discount is no tax.
bool is_something_else(const Reading& tax, const std::vector<Candidate>& candidates)
{
    constexpr std::array others{Sense::prepaid,  Sense::discount,        Sense::deduction,
                                Sense::paid,     Sense::payable,         Sense::balance,
                                Sense::subtotal, Sense::previous_balance};
    return std::ranges::any_of(candidates, [&](const Candidate& candidate) {
        return candidate.at == tax.from.at && candidate.begin == tax.from.begin
            && std::ranges::find(others, candidate.sense) != others.end();
    });
}

bool is_close(const Decimal& a, const Decimal& b)
{
    const auto difference = abs(a - b);
    return difference <= Decimal{2, 2};
}

bool may_tax(const Reading& tax, const Reading& net)
{
    return tax.value.is_negative() == net.value.is_negative()
        && abs(tax.value) * Decimal{rate_parts, 0} < abs(net.value)
        && abs(net.value) < abs(tax.value) * Decimal{rate_parts_most, 0};
}

bool is_same_place(const Reading& a, const Reading& b)
{
    return a.from.at == b.from.at && a.from.begin == b.from.begin;
}

struct Best {
    const Reading* net = nullptr;
    const Reading* tax = nullptr;
    const Reading* gross = nullptr;
    double score = 0;
    bool adds_up = false;
};

Best best_of(const Readings& nets, const Readings& taxes, const Readings& grosses)
{
    Best best;
    const auto consider = [&best](const Reading* net, const Reading* tax, const Reading* gross) {
        double score = (net ? net->score : 0) + (tax ? 0.8 * tax->score : 0)
            + (gross ? 1.2 * gross->score : 0);
        bool adds_up = false;
        // Of many amounts some two make a third by chance.
        if (tax && tax->score < 0 && (!net || !gross || net->score < 0 || !may_tax(*tax, *net)))
            return;
        const bool labelled = net && tax && net->score > 0 && tax->score > 0;
        if (gross && gross->score < 0 && !(labelled && may_tax(*tax, *net)))
            return;
        if (net && tax && gross) {
            adds_up = is_close(net->value + tax->value, gross->value)
                && abs(tax->value) < abs(gross->value);
            // One printed amount that is both confirms nothing.
            if (adds_up && is_same_place(*net, *gross))
                score -= net->score;
            else
                score += adds_up ? (tax->value.is_zero() ? 0.5 : 1.5) : -1.5;
        } else if (net && gross && is_close(net->value, gross->value)) {
            score += is_same_place(*net, *gross) ? -net->score : 0.2; // Nothing is taxed.
        } else if (net && gross) {
            score -= abs(net->value) > abs(gross->value) ? 0.8 : 0.3;
        }
        if (score > best.score)
            best = {net, tax, gross, score, adds_up};
    };
    const auto each = [](const Readings& readings, const auto& visit) {
        visit(nullptr);
        for (const auto& reading : readings)
            visit(&reading);
    };
    each(nets, [&](const Reading* net) {
        each(taxes, [&](const Reading* tax) {
            each(grosses, [&](const Reading* gross) { consider(net, tax, gross); });
        });
    });
    return best;
}

bool is_plain(const Readings& readings)
{
    return std::ranges::any_of(readings, [](const Reading& reading) {
        return reading.score > 0.75 && !reading.value.is_zero();
    });
}

std::optional<Total> total_of(const Reading* reading, double confidence)
{
    if (reading == nullptr)
        return std::nullopt;
    return Total{reading->from, confidence};
}

double alone(const Readings& readings, const Reading* chosen)
{
    if (chosen == nullptr)
        return 0;
    double other = 0;
    for (const auto& reading : readings) {
        if (!(reading.value == chosen->value))
            other = std::max(other, reading.score);
    }
    return std::clamp(0.55 + 0.4 * (chosen->score - other), 0.2, 0.85);
}

} // namespace

Totals totals_of(
    const Analysis& analysis,
    const std::vector<Candidate>& candidates,
    const std::optional<Decimal>& lines_sum)
{
    auto nets = readings_of(
        candidates, {{Sense::net_total, 1}, {Sense::subtotal, 0.8}, {Sense::total, 0.35}});
    auto taxes = readings_of(candidates, {{Sense::tax, 1}});
    auto grosses = readings_of(
        candidates,
        {{Sense::gross_total, 1},
         {Sense::period_charges, 0.95},
         {Sense::total, 0.85},
         {Sense::payable, 0.75},
         {Sense::amount, 0.4},
         {Sense::payment_amount, 0.5},
         {Sense::gross, 0.6}});
    std::erase_if(taxes, [&](const Reading& tax) { return is_taxed_amount(analysis, tax.from); });
    add_sums_of_taxes(taxes);
    add_unlabelled(analysis, Sense::net_total, unlabelled_net, grosses, nets);
    add_unlabelled(analysis, Sense::tax, unlabelled_tax, grosses, taxes);
    if (grosses.empty())
        add_unlabelled(analysis, Sense::gross_total, unlabelled_gross, nets, grosses);
    std::erase_if(taxes, [&](const Reading& tax) {
        return tax.score < 0 && is_something_else(tax, candidates);
    });
    if (lines_sum) {
        for (auto* readings : {&nets, &grosses}) {
            for (auto& reading : *readings) {
                if (is_close(reading.value, *lines_sum))
                    reading.score += 0.15;
            }
        }
    }
    const auto best = best_of(nets, taxes, grosses);
    Totals totals;
    totals.adds_up = best.adds_up;
    totals.contradicts = !best.adds_up && is_plain(nets) && is_plain(taxes) && is_plain(grosses);
    const double together = best.adds_up ? 0.96 : 0;
    totals.net = total_of(best.net, std::max(together, alone(nets, best.net)));
    totals.tax = total_of(best.tax, std::max(together, alone(taxes, best.tax)));
    totals.gross = total_of(best.gross, std::max(together, alone(grosses, best.gross)));
    if (totals.net && totals.gross && !totals.tax && best.net->score > 0
        && best.net->value == best.gross->value && best.net->from.at != best.gross->from.at) {
        totals.tax = totals.net;
        totals.tax->from.value = Decimal();
        totals.tax->confidence = untaxed;
        totals.adds_up = true;
    }
    const auto payables = readings_of(candidates, {{Sense::payable, 1}});
    if (!payables.empty())
        totals.payable = total_of(&payables[0], alone(payables, &payables[0]));
    const auto prepaids = readings_of(candidates, {{Sense::prepaid, 1}});
    if (totals.payable && totals.gross) {
        const auto payable = std::get<Decimal>(totals.payable->from.value);
        const auto gross = std::get<Decimal>(totals.gross->from.value);
        for (const auto& reading : prepaids) {
            if (is_close(gross - abs(reading.value), payable) && !reading.value.is_zero()) {
                totals.prepaid = total_of(&reading, 0.95);
                totals.prepaid->from.value = abs(reading.value);
                totals.payable->confidence = 0.96;
            }
        }
        if (payable == gross)
            totals.payable->confidence =
                std::max(totals.payable->confidence, totals.gross->confidence);
    } else if (totals.gross && prepaids.empty()) {
        totals.payable = Total{totals.gross->from, totals.gross->confidence * 0.95};
    }
    return totals;
}

} // namespace mailroom::fields
