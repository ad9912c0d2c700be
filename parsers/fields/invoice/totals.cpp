#include "parsers/fields/invoice/totals.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

constexpr std::size_t readings_max = 10; // Of each amount.
constexpr std::size_t unlabelled_max = 80;

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

// Several rates: the tax is the sum of what is printed for each.
void add_sum_of_taxes(Readings& taxes)
{
    if (taxes.size() < 2 || taxes.size() > 6)
        return;
    const auto printed = taxes.size();
    for (std::size_t i = 0; i + 1 < printed; ++i) {
        for (std::size_t j = i + 1; j < printed; ++j) {
            auto both = taxes[i];
            both.value = taxes[i].value + taxes[j].value;
            both.from.value = both.value;
            both.score = 0.6 * std::min(taxes[i].score, taxes[j].score);
            if (!taxes[i].value.is_zero() && !taxes[j].value.is_zero())
                taxes.push_back(both);
        }
    }
}

// An amount without a label that we know may still be the net amount, if it adds up.
void add_unlabelled(const Analysis& analysis, Readings& nets)
{
    for (std::size_t row = 0; row < analysis.values.size(); ++row) {
        for (std::size_t piece = 0; piece < analysis.values[row].size(); ++piece) {
            for (const auto& amount : analysis.values[row][piece].amounts) {
                if (nets.size() >= unlabelled_max || !is_money(amount)
                    || std::ranges::find(nets, amount.value, &Reading::value) != nets.end())
                    continue;
                nets.push_back(
                    {{Sense::net_total,
                      amount.value,
                      0,
                      {row, piece},
                      amount.begin,
                      amount.end,
                      {}},
                     amount.value,
                     -0.4});
            }
        }
    }
}

bool is_close(const Decimal& a, const Decimal& b)
{
    const auto difference = abs(a - b);
    return difference <= Decimal{2, 2};
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
        if (net && tax && gross) {
            adds_up = is_close(net->value + tax->value, gross->value)
                && abs(tax->value) < abs(gross->value);
            score += adds_up ? (tax->value.is_zero() ? 0.5 : 1.5) : -1.5;
        } else if (net && gross && !is_close(net->value, gross->value)) {
            score -= abs(net->value) > abs(gross->value) ? 0.8 : 0.1;
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
         {Sense::total, 0.85},
         {Sense::payable, 0.75},
         {Sense::amount, 0.4},
         {Sense::payment_amount, 0.5},
         {Sense::gross, 0.6}});
    add_sum_of_taxes(taxes);
    add_unlabelled(analysis, nets);
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
                totals.payable->confidence = 0.96;
            }
        }
        if (payable == gross)
            totals.payable->confidence =
                std::max(totals.payable->confidence, totals.gross->confidence);
    } else if (totals.gross && prepaids.empty()) {
        totals.payable = Total{totals.gross->from, totals.gross->confidence * 0.95};
    } else if (totals.payable && !totals.gross) {
        totals.gross = std::nullopt;
    }
    return totals;
}

} // namespace mailroom::fields
