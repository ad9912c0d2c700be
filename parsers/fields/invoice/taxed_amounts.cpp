#include "parsers/fields/invoice/taxed_amounts.h"

#include <algorithm>

namespace mailroom::fields {

bool is_taxed_amount(const Analysis& analysis, const Candidate& tax)
{
    const auto* value = std::get_if<Decimal>(&tax.value);
    if (value == nullptr || value->is_zero())
        return false;
    std::vector<Decimal> rates, amounts;
    for (const auto& piece : analysis.values[tax.at.row]) {
        for (const auto& amount : piece.amounts)
            (amount.percent ? rates : amounts).push_back(amount.value);
    }
    // "Deposit (0 % VAT) 24.00": what no tax is taken of.
    if (rates.size() == 1 && rates[0].is_zero())
        return true;
    return std::ranges::any_of(rates, [&](const Decimal& rate) {
        constexpr Decimal hundredth{1, 2}, whole{100, 0}, cent{1, 2};
        return rate < whole && std::ranges::any_of(amounts, [&](const Decimal& amount) {
                   return !amount.is_zero() && !(amount == *value)
                       && abs(abs(*value * rate * hundredth) - abs(amount)) <= cent;
               });
    });
}

} // namespace mailroom::fields
