#include "parsers/fields/remittance/discount_columns.h"

#include "parsers/fields/remittance/reasons.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

// Of several columns that take something off, the cash discount takes a share that terms grant;
// fees take others.
void find_discount(
    const std::vector<Column>& columns, const std::vector<AmountRow>& rows, AmountRoles& roles)
{
    const auto found = std::ranges::find_if(roles.deductions, [&](std::size_t column) {
        return is_usual_discount(rows, *roles.gross, column)
            && named_deduction_reason_of(columns[column].title).empty();
    });
    if (found == roles.deductions.end())
        return;
    roles.discounts.push_back(*found);
    roles.deductions.erase(found);
}

// "Volume rebate   Settlement discount": of several that are called a discount, those that take
// any share are what is claimed of the seller, where another takes a share that terms grant.
void drop_claims(const std::vector<AmountRow>& rows, AmountRoles& roles)
{
    const auto claims = std::ranges::stable_partition(roles.discounts, [&](std::size_t column) {
        return is_like_discount(rows, *roles.gross, column);
    });
    if (claims.begin() == roles.discounts.begin())
        return;
    roles.deductions.insert(roles.deductions.end(), claims.begin(), claims.end());
    roles.discounts.erase(claims.begin(), claims.end());
}

} // namespace

void tell_discounts(
    const std::vector<Column>& columns, const std::vector<AmountRow>& rows, AmountRoles& roles)
{
    if (roles.gross && roles.discounts.empty() && roles.deductions.size() > 1)
        find_discount(columns, rows, roles);
    else if (roles.gross && roles.discounts.size() > 1)
        drop_claims(rows, roles);
}

} // namespace mailroom::fields
