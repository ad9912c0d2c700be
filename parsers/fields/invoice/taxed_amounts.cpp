#include "parsers/fields/invoice/taxed_amounts.h"

#include <algorithm>

namespace mailroom::fields {
namespace {

// "Z  0.00 %  286.50  0.00     VAT  6.48": where a label of the tax stands behind an amount,
// another table of the same height begins, and what stands before it says nothing of the tax.
std::size_t first_piece_of(const Analysis& analysis, const PieceRef& tax)
{
    const auto& row = analysis.values[tax.row];
    for (auto piece = tax.piece; piece > 0; --piece) {
        const auto& before = row[piece - 1].amounts;
        const bool is_label = std::ranges::any_of(row[piece].labels, [](const Label& label) {
            return label.weight_of(Sense::tax) > 0 && label.begin == 0;
        });
        if (is_label && !before.empty() && !before.back().percent)
            return piece;
    }
    return 0;
}

} // namespace

bool is_taxed_amount(const Analysis& analysis, const Candidate& tax)
{
    const auto* value = std::get_if<Decimal>(&tax.value);
    if (value == nullptr || value->is_zero())
        return false;
    std::vector<Decimal> rates, amounts;
    const auto& row = analysis.values[tax.at.row];
    for (auto piece = first_piece_of(analysis, tax.at); piece < row.size(); ++piece) {
        for (const auto& amount : row[piece].amounts)
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
