#include "parsers/fields/remittance/row_arithmetic.h"

#include "parsers/fields/remittance/rate_columns.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

// What a printed reduction takes off: its sign follows the gross amount, however it is printed.
std::optional<Decimal>
reduction(const Decimal& gross, const Decimal& net, const Decimal& a, const Decimal& b)
{
    const Decimal difference = gross - net;
    for (const auto& sum : {a + b, a - b, -a + b, -a - b}) {
        if (sum == difference)
            return difference;
    }
    return std::nullopt;
}

// The share of rows of which `holds` (row, gross, net), among those that print both amounts.
template <typename Holds>
double share_of_rows(const std::vector<AmountRow>& rows, const AmountRoles& roles, Holds holds)
{
    double held = 0, all = 0;
    for (const auto& row : rows) {
        const auto& gross = row.amounts[*roles.gross];
        const auto& net = row.amounts[*roles.net];
        if (!gross || !net)
            continue;
        ++all;
        // "500.00 S ... 500.00": of a credit note, one of them may have its sign.
        held += row.is_credit ? holds(row, -abs(*gross), -abs(*net)) : holds(row, *gross, *net);
    }
    return all > 0 ? held / all : 0;
}

} // namespace

double share_of_true_rows(const std::vector<AmountRow>& rows, const AmountRoles& roles)
{
    return share_of_rows(
        rows, roles, [&](const AmountRow& row, const Decimal& gross, const Decimal& net) {
            if (abs(net) > abs(gross))
                return false;
            const auto taken = reduction(
                gross, net, sum_at(row, roles.discounts) + row.discount_below.value_or(Decimal()),
                sum_at(row, roles.deductions) + row.deduction_below.value_or(Decimal()));
            const auto rest = abs(gross) - abs(net) - abs(sum_at(row, roles.discounts))
                - abs(sum_at(row, roles.deductions));
            return taken || std::ranges::any_of(row.rates, [&](const Decimal& rate) {
                       return is_rate_of(rate, gross, rest);
                   });
        });
}

double share_taken_whole(const std::vector<AmountRow>& rows, const AmountRoles& roles)
{
    return share_of_rows(
        rows, roles, [](const AmountRow&, const Decimal& gross, const Decimal& net) {
            return gross.is_negative() != net.is_negative();
        });
}

Decimal net_sum(const std::vector<AmountRow>& rows, const AmountRoles& roles)
{
    Decimal sum;
    for (const auto& row : rows) {
        const auto line = amounts_of(row, roles);
        sum = sum + line.net.value_or(Decimal());
    }
    return sum;
}

bool takes_off_most(const std::vector<AmountRow>& rows, const AmountRoles& roles)
{
    Decimal gross, net;
    for (const auto& row : rows) {
        const auto line = amounts_of(row, roles);
        gross = gross + line.gross.value_or(Decimal());
        net = net + line.net.value_or(Decimal());
    }
    return abs(net) + abs(net) < abs(gross);
}

} // namespace mailroom::fields
