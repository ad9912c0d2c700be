#include "parsers/fields/remittance/amount_roles.h"

#include "parsers/fields/remittance/amount_titles.h"
#include "parsers/fields/remittance/discount_columns.h"
#include "parsers/fields/remittance/paid_sums.h"
#include "parsers/fields/remittance/rate_columns.h"
#include "parsers/fields/remittance/reasons.h"
#include "parsers/fields/remittance/row_arithmetic.h"
#include "parsers/fields/remittance/side_amounts.h"
#include "parsers/fields/remittance/taken_columns.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

constexpr std::size_t columns_max = 9; // Beyond these, titles alone decide.
constexpr std::size_t rows_subtracting_least = 2;

double fill_of(const std::vector<AmountRow>& rows, std::size_t column)
{
    const auto filled = std::ranges::count_if(
        rows, [column](const AmountRow& row) { return row.amounts[column].has_value(); });
    return static_cast<double>(filled) / static_cast<double>(std::max<std::size_t>(rows.size(), 1));
}

class Solver {
public:
    Solver(
        const std::vector<Column>& columns,
        const std::vector<AmountRow>& rows,
        const std::vector<PossiblePayment>& payments)
        : columns_(columns),
          rows_(rows),
          payments_(payments)
    {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (fill_of(rows, i) > 0 && !is_repeated_payment(columns, rows, i)
                && !is_rate_column(columns, rows, i))
                filled_.push_back(i);
        }
        if (filled_.size() > columns_max)
            filled_.resize(columns_max);
    }

    AmountRoles run()
    {
        try_two_columns();
        for (const auto gross : filled_)
            consider_without_net(gross);
        for (const auto net : filled_) {
            if (minus_kind(columns_[net]) != Minus::none || fill_of(rows_, net) < 0.5)
                continue;
            consider(std::nullopt, net);
            for (const auto gross : filled_) {
                if (gross != net && minus_kind(columns_[gross]) == Minus::none)
                    consider(gross, net);
            }
        }
        return best_;
    }

private:
    // "Invoice amount" and "Credit amount", of which each row has one.
    std::optional<std::size_t> beside_credits(std::size_t credit) const
    {
        const auto found = std::ranges::find_if(filled_, [&](std::size_t i) {
            return i != credit && minus_kind(columns_[i]) == Minus::none
                && std::ranges::all_of(rows_, [&](const AmountRow& row) {
                       return row.amounts[i].has_value() != row.amounts[credit].has_value();
                   });
        });
        return found != filled_.end() ? std::optional(*found) : std::nullopt;
    }

    void try_two_columns()
    {
        AmountRoles roles;
        for (const auto i : filled_) {
            if (columns_[i].weight_of(Sense::debit) > 0.5F)
                roles.debit = i;
            if (columns_[i].weight_of(Sense::credit) > 0.5F)
                roles.credit = i;
        }
        if (roles.credit && !roles.debit)
            roles.debit = beside_credits(*roles.credit);
        if (!roles.debit || !roles.credit || *roles.debit == *roles.credit)
            return;
        roles.score = 1.2;
        finish(roles);
        std::swap(roles.debit, roles.credit);
        roles.score = 1.1;
        finish(roles);
    }

    // "Abzüge   Bruttobetrag", and below the lines what is left of all: only that sum tells that a
    // column lacks, and not that its titles are others.
    void consider_without_net(std::size_t gross)
    {
        AmountRoles roles;
        roles.gross = gross;
        roles.net_follows = true;
        if (minus_kind(columns_[gross]) != Minus::none || fill_of(rows_, gross) < 1)
            return;
        for (const auto i : filled_) {
            const auto minus =
                i == gross || is_added(columns_, rows_, i) ? Minus::none : minus_kind(columns_[i]);
            if (minus == Minus::discount)
                roles.discounts.push_back(i);
            else if (minus == Minus::deduction)
                roles.deductions.push_back(i);
        }
        for (const bool told : {false, true}) {
            auto with = roles;
            with.takes_told = told;
            if (takes_anything(with) && is_paid(net_sum(rows_, with), payments_) == Paid::yes) {
                with.score = gross_weight(columns_[gross]);
                finish(with);
            }
        }
    }

    bool takes_anything(const AmountRoles& roles) const
    {
        return std::ranges::any_of(rows_, [&](const AmountRow& row) {
            return !sum_at(row, roles.discounts).is_zero()
                || !sum_at(row, roles.deductions).is_zero()
                || (roles.takes_told && (row.discount_told || row.deduction_told));
        });
    }

    void consider(std::optional<std::size_t> gross, std::size_t net)
    {
        AmountRoles roles;
        roles.gross = gross;
        roles.net = net;
        std::vector<std::size_t> unnamed, others;
        for (const auto i : filled_) {
            if (i == net || i == gross)
                continue;
            const auto minus = is_added(columns_, rows_, i) ? Minus::none : minus_kind(columns_[i]);
            if (minus == Minus::discount)
                roles.discounts.push_back(i);
            else if (minus == Minus::deduction)
                roles.deductions.push_back(i);
            else if (is_unnamed(columns_[i]) || names_no_amount(columns_[i]))
                unnamed.push_back(i);
            else if (gross)
                others.push_back(i);
        }
        roles.score = net_weight(columns_[net]) + 0.3 * fill_of(rows_, net)
            + (gross ? 0.8 * gross_weight(columns_[*gross]) : 0);
        if (gross && *gross > net)
            roles.score -= 0.15;
        score(roles);
        for (const auto column : unnamed) {
            auto with = roles;
            take_off(with, column);
            with.score -= 0.3;
            score(with);
        }
        // "Value 1,000.00   Claim value 20.00   Net 980.00" and "Gross   Settlement   Paid", where
        // all rows bear it out.
        for (const auto column : others) {
            auto with = roles;
            take_off(with, column);
            with.score -= 0.6;
            if (share_of_true_rows(rows_, with) == 1)
                score(with);
        }
        if (gross && share_of_true_rows(rows_, roles) < 1)
            consider_sets(roles, unnamed, others);
    }

    // A column whose title does not call it a discount or a deduction, but may tell a reason.
    // Beside others, only a share that terms grant is none of their fees.
    void take_off(AmountRoles& roles, std::size_t column, bool is_alone = true) const
    {
        const bool is_told = !named_deduction_reason_of(columns_[column].title).empty();
        const auto is_like = [&](std::size_t i) {
            return is_alone ? is_like_discount(rows_, *roles.gross, i)
                            : is_usual_discount(rows_, *roles.gross, i);
        };
        const bool is_discount = roles.gross && !is_told && is_like(column)
            && std::ranges::none_of(roles.discounts, is_like);
        (is_discount ? roles.discounts : roles.deductions).push_back(column);
    }

    // "Gross   Pallets   Co-op   Discount   Net": several columns at once that titles do not name.
    void consider_sets(
        const AmountRoles& roles,
        std::vector<std::size_t> unnamed,
        const std::vector<std::size_t>& others)
    {
        constexpr double cost_of_change = 0.01, cost_of_other = 0.25, cost_of_slip = 0.3;
        auto named = roles.discounts;
        named.insert(named.end(), roles.deductions.begin(), roles.deductions.end());
        unnamed.insert(unnamed.end(), others.begin(), others.end());
        const auto taken = columns_between(rows_, *roles.gross, *roles.net, named, unnamed);
        if (!taken)
            return;
        const auto holds = [](const std::vector<std::size_t>& columns, std::size_t column) {
            return std::ranges::find(columns, column) != columns.end();
        };
        auto with = roles;
        std::erase_if(with.discounts, [&](std::size_t i) { return !holds(taken->columns, i); });
        std::erase_if(with.deductions, [&](std::size_t i) { return !holds(taken->columns, i); });
        for (const auto column : taken->columns) {
            if (!holds(named, column))
                take_off(with, column, taken->columns.size() == 1);
            with.score -= holds(others, column) ? cost_of_other : 0;
        }
        with.score -= cost_of_change * static_cast<double>(taken->changes)
            + cost_of_slip * static_cast<double>(taken->slips);
        score(with);
    }

    void score(AmountRoles roles)
    {
        if (roles.gross) {
            const double share = share_of_true_rows(rows_, roles);
            roles.score += 1.5 * share - (share < 0.5 ? 1.5 : 0);
            if (share_taken_whole(rows_, roles) > 0.5)
                roles.score -= 2;
            if (takes_off_most(rows_, roles))
                roles.score -= 1;
            // Rows that all add up say more than one sum that is printed somewhere.
            if (share > 0.8 && rows_that_subtract(roles) >= rows_subtracting_least)
                roles.score += 1.5;
        }
        finish(roles);
    }

    std::size_t rows_that_subtract(const AmountRoles& roles) const
    {
        return static_cast<std::size_t>(std::ranges::count_if(rows_, [&](const AmountRow& row) {
            const auto& gross = row.amounts[*roles.gross];
            const auto& net = row.amounts[*roles.net];
            return gross && net && !(*gross == *net);
        }));
    }

    void finish(AmountRoles& roles)
    {
        const double plain = roles.score;
        const bool flip_is_nearer = distance_of(roles, true) < distance_of(roles, false);
        for (const bool flip : {false, true}) {
            roles.flip_credits = flip;
            roles.in_payers_books = false;
            const auto sum = net_sum(rows_, roles);
            const auto paid = is_paid(sum, payments_);
            roles.sum_matches = paid != Paid::no;
            roles.in_payers_books = roles.sum_matches && sum.is_negative();
            roles.score = plain
                + (paid == Paid::yes       ? 2.5
                       : roles.sum_matches ? 0.5
                                           : 0)
                - (flip != flip_is_nearer ? 0.2 : 0) - (sum.is_negative() ? 0.3 : 0);
            if (roles.score > best_.score)
                best_ = roles;
        }
    }

    Decimal distance_of(AmountRoles roles, bool flip) const
    {
        roles.flip_credits = flip;
        return distance_from_payment(net_sum(rows_, roles), payments_);
    }

    const std::vector<Column>& columns_;
    const std::vector<AmountRow>& rows_;
    const std::vector<PossiblePayment>& payments_;
    std::vector<std::size_t> filled_;
    AmountRoles best_;
};

} // namespace

AmountRoles roles_of(
    const std::vector<Column>& columns,
    const std::vector<AmountRow>& rows,
    const std::vector<PossiblePayment>& payments)
{
    auto roles = Solver(columns, rows, payments).run();
    tell_discounts(columns, rows, roles);
    return roles;
}

} // namespace mailroom::fields
