#include "parsers/fields/invoice/totals.h"

#include "parsers/fields/invoice/total_readings.h"
#include "parsers/fields/invoice/total_steps.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

constexpr std::int64_t rate_parts = 3, rate_parts_most = 100; // No tax is a third, or 1 percent.
constexpr double untaxed = 0.75;  // How sure it is that there is none where net is total.
constexpr double added_up = 0.96; // How sure three amounts are that add up.
constexpr double lines_agree = 1.5;
constexpr double more_tax_than_goods = 0.2; // What an agreement of such amounts is worth.
constexpr double charge_agrees = 2, labelled_least = 0.4;
constexpr double by_step = 0.85;          // How sure a total is that nothing printed says,
constexpr double by_step_to_total = 0.55; // and where what is left is called the total itself.
constexpr double by_prepayment = 0.95;    // What a prepayment leaves to be paid.

bool is_close(const Decimal& a, const Decimal& b)
{
    return abs(a - b) <= totals_rounding;
}

bool may_tax(const TotalValue& tax, const TotalValue& net)
{
    return tax.value.is_negative() == net.value.is_negative()
        && abs(tax.value) * Decimal{rate_parts, 0} < abs(net.value)
        && abs(net.value) < abs(tax.value) * Decimal{rate_parts_most, 0};
}

// Net and tax add up the other way round as well, and "VAT" stands above columns of both. Only
// where tax alone is passed on (of imports, of what was billed too low) is there more of it than of
// goods.
bool outweighs(const TotalValue& tax, const TotalValue& net)
{
    return abs(tax.value) > abs(net.value);
}

bool is_same_place(const TotalValue& a, const TotalValue& b)
{
    return a.from.at == b.from.at && a.from.begin == b.from.begin;
}

struct Best {
    const TotalValue* net = nullptr;
    const TotalValue* tax = nullptr;
    const TotalValue* gross = nullptr;
    double score = 0;
    bool adds_up = false;
};

// Of many amounts some two make a third by chance: one without a label counts only where the two
// others have one and leave no doubt.
bool may_go_together(const TotalValue* net, const TotalValue* tax, const TotalValue* gross)
{
    if (tax && tax->score < 0 && (!net || !gross || net->score < 0 || gross->score < 0))
        return false;
    if (gross && gross->score < 0 && (!net || !tax || net->score < 0 || tax->score < 0))
        return false;
    if (tax && tax->score < 0 && !may_tax(*tax, *net))
        return false;
    return !gross || gross->score >= 0
        || (may_tax(*tax, *net) && is_close(net->value + tax->value, gross->value));
}

double
agreement_of(const TotalValue* net, const TotalValue* tax, const TotalValue* gross, bool& adds_up)
{
    adds_up = false;
    if (!net || !gross)
        return 0;
    if (tax) {
        adds_up =
            is_close(net->value + tax->value, gross->value) && abs(tax->value) < abs(gross->value);
        // One printed amount that is both confirms nothing.
        if (adds_up && is_same_place(*net, *gross))
            return -net->score;
        if (adds_up && outweighs(*tax, *net))
            return more_tax_than_goods;
        return adds_up ? (tax->value.is_zero() ? 0.5 : 1.5) : -1.5;
    }
    if (is_close(net->value, gross->value))
        return is_same_place(*net, *gross) ? -net->score : 0.2; // Nothing is taxed.
    return abs(net->value) > abs(gross->value) ? -0.8 : -0.3;
}

Best best_of(
    const Analysis& analysis, const TotalChoices& readings, const std::optional<Decimal>& lines_sum)
{
    Best best;
    const auto consider = [&](const TotalValue* net, const TotalValue* tax,
                              const TotalValue* gross) {
        if (!may_go_together(net, tax, gross))
            return;
        bool adds_up = false;
        double score = (net ? net->score : 0) + (tax ? 0.8 * tax->score : 0)
            + (gross ? 1.2 * gross->score : 0) + agreement_of(net, tax, gross, adds_up);
        // Of several rates each row adds up for itself; the lines make them all.
        if (adds_up && lines_sum
            && (is_close(net->value, *lines_sum) || is_close(gross->value, *lines_sum)))
            score += lines_agree;
        if (net && tax && gross && !adds_up
            && std::min({net->score, tax->score, gross->score}) > labelled_least
            && is_charged_between(analysis, *net, *tax, *gross))
            score += charge_agrees;
        if (score > best.score)
            best = {net, tax, gross, score, adds_up};
    };
    const auto each = [](const TotalValues& all, const auto& visit) {
        visit(nullptr);
        for (const auto& reading : all)
            visit(&reading);
    };
    each(readings.nets, [&](const TotalValue* net) {
        each(readings.taxes, [&](const TotalValue* tax) {
            const bool labelled = net && tax && net->score >= 0 && tax->score >= 0;
            if (tax && tax->score < 0 && (!net || net->score < 0))
                return;
            each(readings.grosses, [&](const TotalValue* gross) {
                if (labelled || !gross || gross->score >= 0)
                    consider(net, tax, gross);
            });
        });
    });
    return best;
}

bool is_plain(const TotalValues& readings)
{
    return std::ranges::any_of(readings, [](const TotalValue& reading) {
        return reading.score > 0.75 && !reading.value.is_zero();
    });
}

// "7 % of 90.00: 6.30, 19 % of 40.00: 7.60, sum 143.90": each rate adds up for itself, and so may
// their nets. A larger amount that no label of the chosen one outdoes is called the total then.
bool is_part_of_another(const TotalValue* gross, const TotalValue* net, const TotalValues& grosses)
{
    constexpr double called = 0.5, plain = 0.75;
    const bool is_unlabelled = gross != nullptr && gross->score < 0;
    return gross != nullptr && std::ranges::any_of(grosses, [&](const TotalValue& other) {
               const bool is_plain = other.from.sense == Sense::gross_total && other.score > plain;
               const bool is_called = is_unlabelled && other.score > called
                   && (other.from.sense == Sense::total || other.from.sense == Sense::gross_total);
               return ((is_plain && gross->from.sense != Sense::gross_total) || is_called)
                   && abs(other.value) > abs(gross->value) + totals_rounding
                   && (net == nullptr || !is_close(other.value, net->value));
           });
}

std::optional<Total> total_of(const TotalValue* reading, double confidence)
{
    if (reading == nullptr)
        return std::nullopt;
    return Total{reading->from, confidence};
}

double alone(const TotalValues& readings, const TotalValue* chosen)
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

Totals chosen_totals(
    const Analysis& analysis, const TotalChoices& readings, const std::optional<Decimal>& lines_sum)
{
    const auto best = best_of(analysis, readings, lines_sum);
    Totals totals;
    totals.adds_up = best.adds_up;
    totals.contradicts = !best.adds_up && is_plain(readings.nets) && is_plain(readings.taxes)
        && is_plain(readings.grosses);
    totals.is_part = is_part_of_another(best.gross, best.net, readings.grosses);
    const bool is_plausible = !best.tax || !best.net || !outweighs(*best.tax, *best.net);
    const double together = best.adds_up ? added_up : 0;
    const double parted = is_plausible ? together : 0;
    totals.net = total_of(best.net, std::max(parted, alone(readings.nets, best.net)));
    totals.tax = total_of(best.tax, std::max(parted, alone(readings.taxes, best.tax)));
    totals.gross = total_of(best.gross, std::max(together, alone(readings.grosses, best.gross)));
    if (totals.net && totals.gross && !totals.tax && best.net->score > 0
        && best.net->value == best.gross->value && best.net->from.at != best.gross->from.at) {
        totals.tax = totals.net;
        totals.tax->from.value = Decimal();
        totals.tax->confidence = untaxed;
        totals.adds_up = true;
    }
    return totals;
}

void set_payable(const std::vector<Candidate>& candidates, Totals& totals)
{
    const auto payables = readings_of(candidates, {{Sense::payable, 1}});
    if (!payables.empty())
        totals.payable = total_of(&payables[0], alone(payables, &payables[0]));
    const auto prepaids = readings_of(candidates, {{Sense::prepaid, 1}});
    if (!totals.gross)
        return;
    // "Total líquido 240.00" above the tax: one amount is not both net and what is to be paid.
    const bool is_net = totals.payable && totals.net && totals.adds_up
        && totals.payable->from.at == totals.net->from.at
        && totals.payable->from.begin == totals.net->from.begin
        && !(totals.net->from.value == totals.gross->from.value);
    if (is_net)
        totals.payable.reset();
    if (!totals.payable) {
        if (prepaids.empty())
            totals.payable = Total{totals.gross->from, totals.gross->confidence * 0.95};
        return;
    }
    const auto payable = std::get<Decimal>(totals.payable->from.value);
    const auto gross = std::get<Decimal>(totals.gross->from.value);
    for (const auto& reading : prepaids) {
        if (is_close(gross - abs(reading.value), payable) && !reading.value.is_zero()) {
            totals.prepaid = total_of(&reading, by_prepayment);
            totals.prepaid->from.value = abs(reading.value);
            totals.payable->confidence = added_up;
        }
    }
    if (payable == gross)
        totals.payable->confidence = std::max(totals.payable->confidence, totals.gross->confidence);
}

} // namespace

Totals totals_of(
    const Analysis& analysis,
    const std::vector<Candidate>& candidates,
    const std::optional<Decimal>& lines_sum)
{
    const auto choices = total_readings_of(analysis, candidates, lines_sum);
    auto totals = chosen_totals(analysis, choices, lines_sum);
    set_payable(candidates, totals);
    const auto& unprinted = choices.unprinted;
    if (unprinted && totals.gross && totals.gross->from.value == unprinted->gross.from.value) {
        const auto sense = unprinted->payable.sense;
        const bool is_left = sense == Sense::payable || sense == Sense::balance;
        totals.gross->confidence = is_left ? by_step : by_step_to_total;
        totals.payable = Total{unprinted->payable, totals.gross->confidence};
    }
    return totals;
}

} // namespace mailroom::fields
