#include "parsers/fields/remittance/amount_titles.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

double best_weight(const Column& column, std::initializer_list<std::pair<Sense, double>> senses)
{
    double best = 0;
    for (const auto& [sense, factor] : senses)
        best = std::max(best, factor * column.weight_of(sense));
    return best;
}

} // namespace

double net_weight(const Column& column)
{
    return best_weight(
        column,
        {{Sense::paid, 1},
         {Sense::payment_amount, 0.95},
         {Sense::amount, 0.6},
         {Sense::total, 0.5},
         {Sense::payable, 0.6},
         {Sense::net_total, 0.6},
         {Sense::line_amount, 0.4},
         {Sense::gross, 0.3},
         {Sense::gross_total, 0.3}});
}

double gross_weight(const Column& column)
{
    return best_weight(
        column,
        {{Sense::gross, 1},
         {Sense::gross_total, 0.8},
         {Sense::amount, 0.7},
         {Sense::total, 0.5},
         {Sense::line_amount, 0.4},
         {Sense::balance, 0.2}});
}

Minus minus_kind(const Column& column)
{
    const double discount = best_weight(column, {{Sense::discount, 1}});
    const double deduction =
        best_weight(column, {{Sense::deduction, 1}, {Sense::tax, 0.6}, {Sense::prepaid, 0.2}});
    if (std::max(discount, deduction) < 0.45)
        return Minus::none;
    return discount >= deduction ? Minus::discount : Minus::deduction;
}

bool is_unnamed(const Column& column)
{
    constexpr float weak = 0.6F;
    return std::ranges::all_of(column.meanings, [](const Meaning& meaning) {
        return meaning.sense == Sense::prepaid || meaning.sense == Sense::other_amount
            || family_of(meaning.sense) == Family::text || meaning.weight < weak;
    });
}

bool names_no_amount(const Column& column)
{
    return std::ranges::none_of(column.meanings, [](const Meaning& meaning) {
        return family_of(meaning.sense) == Family::amount;
    });
}

bool names_gross_alone(const Column& column)
{
    constexpr float named = 0.5F;
    return gross_weight(column) >= named && net_weight(column) < 0.8
        && column.weight_of(Sense::balance) < named;
}

} // namespace mailroom::fields
