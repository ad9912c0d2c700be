#include "parsers/fields/remittance/payment_amount.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

// A sheet keeps "18.4" of 18.40, and "19" of 19.00: a figure that fills its cell may be money.
bool may_be_money(const Piece& piece, const ScannedAmount& amount)
{
    const bool fills_cell =
        !piece.cell.empty() && amount.begin == 0 && amount.end == piece.text.size();
    return is_money(amount) || (fills_cell && !amount.percent && amount.has_decimals);
}

Decimal size_of(const Candidate& candidate)
{
    const auto* value = std::get_if<Decimal>(&candidate.value);
    return value != nullptr ? abs(*value) : Decimal();
}

// "Instructed 1,000.00, charges 25.00, credited 975.00": what the bank keeps does not come to the
// payee. Both are told by labels, and make the sum of the lines to the cent.
const Candidate* credited_less_charges(const std::vector<Candidate>& candidates, const Decimal& sum)
{
    const auto is_charge = [&](const Candidate& charge, const Candidate& paid) {
        return (charge.sense == Sense::other_amount || charge.sense == Sense::deduction)
            && size_of(charge) > Decimal() && size_of(paid) + size_of(charge) == abs(sum);
    };
    const auto found = std::ranges::find_if(candidates, [&](const Candidate& paid) {
        return paid.sense == Sense::payment_amount && size_of(paid) > Decimal()
            && std::ranges::any_of(
                   candidates, [&](const Candidate& charge) { return is_charge(charge, paid); });
    });
    return found != candidates.end() ? &*found : nullptr;
}

bool is_called_payment(const Candidate& candidate, double surer_than)
{
    return candidate.sense == Sense::payment_amount && candidate.score > surer_than;
}

bool is_surely_called(const std::vector<Candidate>& candidates)
{
    constexpr double sure = 0.8;
    return std::ranges::any_of(
        candidates, [](const Candidate& candidate) { return is_called_payment(candidate, sure); });
}

// The candidate that is this sum; none where a label surely calls something else the payment.
const Candidate* agreeing(const std::vector<Candidate>& candidates, const Decimal& sum)
{
    constexpr double rather_sure = 0.6;
    const auto agrees = [&](const Candidate& candidate) {
        return std::holds_alternative<Decimal>(candidate.value) && size_of(candidate) == abs(sum);
    };
    const auto found = std::ranges::find_if(candidates, agrees);
    const bool is_called = std::ranges::any_of(candidates, [&](const Candidate& candidate) {
        return agrees(candidate) && is_called_payment(candidate, rather_sure);
    });
    return found != candidates.end() && (is_called || !is_surely_called(candidates)) ? &*found
                                                                                     : nullptr;
}

// The sum where it is written in a sentence, without a label.
std::optional<Candidate> written_in_text(const Analysis& analysis, const Decimal& sum)
{
    for (std::size_t row = 0; row < analysis.values.size(); ++row) {
        for (std::size_t piece = 0; piece < analysis.values[row].size(); ++piece) {
            for (const auto& amount : analysis.values[row][piece].amounts) {
                if (abs(amount.value) == abs(sum)
                    && may_be_money(analysis.piece({row, piece}), amount))
                    return Candidate{Sense::payment_amount, amount.value, 1,
                                     {row, piece},          amount.begin, amount.end,
                                     amount.currency};
            }
        }
    }
    return std::nullopt;
}

std::optional<Choice> choose_labelled(const std::vector<Candidate>& candidates)
{
    return choose(
        candidates,
        {{Sense::payment_amount, 1},
         {Sense::total, 0.75},
         {Sense::gross_total, 0.7},
         {Sense::payable, 0.7},
         {Sense::net_total, 0.6},
         {Sense::paid, 0.7},
         {Sense::amount, 0.65},
         {Sense::subtotal, 0.4}},
        0.3);
}

// "Payment 632271 of 4 April" names the payment, and says no amount.
bool is_number_of_payment(const Candidate& candidate, const Decimal& sum)
{
    const auto* value = std::get_if<Decimal>(&candidate.value);
    constexpr Decimal times{10, 0};
    return value != nullptr && value->scale == 0 && candidate.currency.empty()
        && abs(*value) > abs(sum) * times;
}

// "Totals 306.40  3,942.95" under credits and debits: what is paid is neither of them.
bool is_one_of_two_sums(const Analysis& analysis, const Candidate& candidate, const Decimal& sum)
{
    std::vector<Decimal> sums;
    for (const auto& piece : analysis.values[candidate.at.row]) {
        for (const auto& amount : piece.amounts) {
            if (is_money(amount))
                sums.push_back(abs(amount.value));
        }
    }
    return sums.size() == 2 && !sums[0].is_zero() && !sums[1].is_zero()
        && abs(sums[0] - sums[1]) == abs(sum);
}

std::optional<Choice> choose_written(
    const Analysis& analysis,
    const std::vector<Candidate>& candidates,
    const std::vector<PossiblePayment>& possible,
    const std::optional<Decimal>& sum)
{
    constexpr double unproven_max = 0.6;
    const auto* credited = sum ? credited_less_charges(candidates, *sum) : nullptr;
    if (credited != nullptr)
        return Choice{*credited, 0.9};
    const bool is_proven = sum && std::ranges::any_of(possible, [&](const auto& payment) {
                               return abs(payment.amount) == abs(*sum);
                           });
    if (is_proven) {
        if (const auto* proven = agreeing(candidates, *sum))
            return Choice{*proven, 0.97};
        if (!is_surely_called(candidates)) {
            const auto written = written_in_text(analysis, *sum);
            return written ? std::optional(Choice{*written, 0.95}) : std::nullopt;
        }
    }
    auto labelled = choose_labelled(candidates);
    if (labelled && sum) {
        if (is_number_of_payment(labelled->best, *sum)
            || is_one_of_two_sums(analysis, labelled->best, *sum))
            return std::nullopt;
        labelled->confidence = std::min(unproven_max, labelled->confidence);
    }
    return labelled;
}

} // namespace

std::vector<PossiblePayment> possible_payments(
    const Analysis& analysis,
    const std::vector<std::size_t>& excluded,
    const std::vector<Candidate>& candidates)
{
    std::vector<PossiblePayment> amounts;
    for (std::size_t row = 0; row < analysis.values.size(); ++row) {
        if (std::ranges::binary_search(excluded, row))
            continue;
        std::vector<Decimal> of_row;
        for (std::size_t piece = 0; piece < analysis.values[row].size(); ++piece) {
            for (const auto& amount : analysis.values[row][piece].amounts) {
                if (may_be_money(analysis.piece({row, piece}), amount))
                    of_row.push_back(amount.value);
            }
        }
        for (const auto& amount : of_row)
            amounts.push_back({amount, of_row.size() > 1});
    }
    for (const auto& candidate : candidates) {
        if (candidate.sense == Sense::payment_amount
            && std::ranges::binary_search(excluded, candidate.at.row))
            amounts.push_back({std::get<Decimal>(candidate.value), false});
    }
    return amounts;
}

void prefer_paid_column(
    const Analysis& analysis, const Column& paid, std::vector<Candidate>& candidates)
{
    for (auto& candidate : candidates) {
        if (family_of(candidate.sense) != Family::amount)
            continue;
        int amounts = 0;
        for (const auto& piece : analysis.values[candidate.at.row])
            amounts += static_cast<int>(std::ranges::count_if(piece.amounts, is_money));
        const auto box = analysis.piece(candidate.at).box_of(candidate.begin, candidate.end);
        if (amounts > 1 && overlap_x(box, paid.box) <= 0)
            candidate.score *= 0.5;
    }
}

void add_totals(const RemittanceTable& payment, std::size_t net, std::vector<Candidate>& candidates)
{
    constexpr double score = 0.5;
    for (const auto& row : payment.table->rows) {
        const auto& cell = row.cells[net];
        if (row.kind == RowKind::total && cell.amount && is_money(*cell.amount))
            candidates.push_back(
                {Sense::total, cell.amount->value, score, cell.at, cell.begin, cell.end,
                 cell.amount->currency});
    }
}

std::optional<Choice> choose_payment(
    const Analysis& analysis,
    const std::vector<Candidate>& candidates,
    const std::vector<PossiblePayment>& possible,
    const std::optional<Decimal>& sum)
{
    auto choice = choose_written(analysis, candidates, possible, sum);
    if (choice) {
        if (auto* value = std::get_if<Decimal>(&choice->best.value))
            *value = abs(*value);
    }
    return choice;
}

} // namespace mailroom::fields
