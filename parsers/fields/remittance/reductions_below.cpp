#include "parsers/fields/remittance/reductions_below.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

bool names(const TableRow& row, Sense sense)
{
    constexpr float label_least = 0.5F;
    return std::ranges::any_of(row.cells, [sense](const Cell& cell) {
        return std::ranges::any_of(labels_in(cell.text), [sense](const Label& label) {
            return label.weight_of(sense) >= label_least;
        });
    });
}

bool grants_discount(const TableRow& row)
{
    return names(row, Sense::discount);
}

std::optional<Decimal> money_in(const Cell& cell)
{
    if (!cell.amount || cell.date || !is_money(*cell.amount))
        return std::nullopt;
    return cell.amount->value;
}

// The line tells both what is reduced and what is left, and the rows below it alone what is between
// them, or what is missing there beside what the line takes off itself.
bool leaves_what_is_told(const std::vector<std::optional<Decimal>>& amounts, const Decimal& taken)
{
    const auto are_apart = [&](const auto& whole, const auto& rest) {
        const auto between = abs(*whole) - taken - abs(*rest);
        return between.is_zero() || std::ranges::any_of(amounts, [&](const auto& other) {
                   return other && &other != &whole && &other != &rest && abs(*other) == between;
               });
    };
    return !taken.is_zero() && std::ranges::any_of(amounts, [&](const auto& whole) {
        return whole && std::ranges::any_of(amounts, [&](const auto& rest) {
                   return rest && &rest != &whole && are_apart(whole, rest);
               });
    });
}

} // namespace

bool ReductionsBelow::add(const TableRow& row, PaidLine& line)
{
    auto& amounts = line.amounts.amounts;
    std::optional<std::size_t> own, left; // The columns of what is reduced and of what is left.
    for (std::size_t i = 0; i < row.cells.size() && i < amounts.size(); ++i) {
        if (!money_in(row.cells[i]))
            continue;
        auto& column = amounts[i] ? own : left;
        if (column)
            return false;
        column = i;
    }
    if (!own && !left)
        return false;
    auto& term = grants_discount(row) ? discount_ : deduction_;
    term = term.value_or(Decimal()) + abs(*money_in(row.cells[own ? *own : *left]));
    const auto taken = discount_.value_or(Decimal()) + deduction_.value_or(Decimal());
    const bool is_complete = own && left
        ? abs(*amounts[*own]) - taken == abs(*money_in(row.cells[*left]))
        : leaves_what_is_told(amounts, taken);
    line.amounts.discount_told = is_complete ? std::nullopt : discount_;
    line.amounts.deduction_told = is_complete ? std::nullopt : deduction_;
    if (!is_complete)
        return grants_discount(row) || names(row, Sense::deduction);
    if (own && left)
        amounts[*left] = money_in(row.cells[*left]);
    line.amounts.discount_below = discount_;
    line.amounts.deduction_below = deduction_;
    return true;
}

} // namespace mailroom::fields
