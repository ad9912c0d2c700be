#include "parsers/fields/remittance/paid_sums.h"

#include <algorithm>
#include <optional>

namespace mailroom::fields {

Paid is_paid(const Decimal& sum, const std::vector<PossiblePayment>& payments)
{
    auto paid = Paid::no;
    for (const auto& payment : payments) {
        if (!sum.is_zero() && abs(payment.amount) == abs(sum))
            paid = std::max(paid, payment.in_total_row ? Paid::in_total_row : Paid::yes);
    }
    return paid;
}

Decimal distance_from_payment(const Decimal& sum, const std::vector<PossiblePayment>& payments)
{
    std::optional<Decimal> nearest;
    for (const auto& payment : payments) {
        const auto from = abs(abs(payment.amount) - abs(sum));
        if (!payment.in_total_row && (!nearest || from < *nearest))
            nearest = from;
    }
    return nearest.value_or(Decimal());
}

} // namespace mailroom::fields
