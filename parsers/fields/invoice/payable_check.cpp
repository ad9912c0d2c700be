#include "parsers/fields/invoice/payable_check.h"

#include <algorithm>
#include <array>

namespace mailroom::fields {
namespace {

constexpr std::size_t steps_max = 40;
constexpr Decimal rounding_most{1, 0}, step_rounding{2, 2};
constexpr double step_least = 0.5; // Of the label of what is taken off.

constexpr std::array step_senses{
    Sense::prepaid,      Sense::previous_balance, Sense::period_charges,
    Sense::discount,     Sense::deduction,        Sense::paid,
    Sense::balance,      Sense::credit,           Sense::debit,
    Sense::other_amount, Sense::payment_amount};

// Without sign: a label says which way an amount goes, or a minus does.
std::vector<Decimal> steps_of(const std::vector<Candidate>& candidates)
{
    std::vector<Decimal> steps;
    for (const auto& candidate : candidates) {
        const auto* value = std::get_if<Decimal>(&candidate.value);
        if (value != nullptr && steps.size() < steps_max
            && std::ranges::find(step_senses, candidate.sense) != step_senses.end()
            && std::ranges::find(steps, abs(*value)) == steps.end())
            steps.push_back(abs(*value));
    }
    return steps;
}

// One of the steps, or two, added or taken away.
bool is_made_of(const Decimal& difference, const std::vector<Decimal>& steps)
{
    const auto is_near = [](const Decimal& a) { return abs(a) <= rounding_most; };
    for (const auto& one : steps) {
        for (const auto& rest : {difference - one, difference + one}) {
            if (is_near(rest) || std::ranges::any_of(steps, [&](const Decimal& other) {
                    return is_near(rest - other) || is_near(rest + other);
                }))
                return true;
        }
    }
    return is_near(difference);
}

bool is_tax(const std::vector<Candidate>& candidates, const Decimal& amount)
{
    return std::ranges::any_of(candidates, [&amount](const Candidate& candidate) {
        const auto* value = std::get_if<Decimal>(&candidate.value);
        return candidate.sense == Sense::tax && value != nullptr && abs(*value) == abs(amount);
    });
}

bool is_printed(
    const Analysis& analysis, const std::vector<Candidate>& candidates, const Decimal& amount)
{
    for (const auto& row : analysis.values) {
        for (const auto& piece : row) {
            for (const auto& printed : piece.amounts) {
                if (is_money(printed) && abs(printed.value) == abs(amount))
                    return !is_tax(candidates, amount);
            }
        }
    }
    return false;
}

// Without a total, what is to be paid is what net and tax make, or a person sees why not.
void check_unprinted_total(Document& document)
{
    const auto net = document.fields.amount(Term::tax_exclusive_amount);
    const auto tax = document.fields.amount(Term::tax_amount);
    const auto payable = document.fields.amount(Term::payable_amount);
    if (net && tax && payable && abs(*net + *tax - *payable) > step_rounding)
        document.checks.push_back(
            {"BR-CO-16", false,
             "net and tax make " + to_string(*net + *tax) + ", to be paid is "
                 + to_string(*payable)});
}

// "Less deposit 500.00, balance due 1,660.00" and no other total: that is what is left of one.
bool may_be_a_rest(const std::vector<Candidate>& candidates, const Document& document)
{
    const auto* total = document.fields.find(Term::tax_inclusive_amount);
    const auto net = document.fields.amount(Term::tax_exclusive_amount);
    const auto tax = document.fields.amount(Term::tax_amount);
    if (net && tax && Value(*net + *tax) == total->value)
        return false;
    bool payable = false, total_too = false, taken_off = false;
    for (const auto& candidate : candidates) {
        const bool same = candidate.value == total->value;
        payable = payable || (same && candidate.sense == Sense::payable);
        total_too = total_too
            || (same
                && (candidate.sense == Sense::gross_total || candidate.sense == Sense::total
                    || candidate.sense == Sense::net_total));
        const auto* value = std::get_if<Decimal>(&candidate.value);
        taken_off = taken_off
            || (value != nullptr && !value->is_zero() && !same && candidate.score > step_least
                && (candidate.sense == Sense::prepaid || candidate.sense == Sense::deduction));
    }
    return payable && !total_too && taken_off;
}

} // namespace

void check_payable(
    const Analysis& analysis, const std::vector<Candidate>& candidates, Document& document)
{
    if (document.fields.find(Term::tax_inclusive_amount) == nullptr)
        return check_unprinted_total(document);
    if (may_be_a_rest(candidates, document))
        document.checks.push_back(
            {"BR-CO-16", false,
             "something was paid before what is to be paid, and no total shown"});
    const auto total = document.fields.amount(Term::tax_inclusive_amount);
    const auto payable = document.fields.amount(Term::payable_amount);
    if (!total || !payable || is_made_of(*payable - *total, steps_of(candidates))
        || is_printed(analysis, candidates, *payable - *total))
        return;
    document.checks.push_back(
        {"BR-CO-16", false,
         "the total is " + to_string(*total) + ", to be paid is " + to_string(*payable)
             + ": nothing printed makes the difference"});
}

} // namespace mailroom::fields
