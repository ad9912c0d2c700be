#include "classifiers/details/announced_payment.h"

#include "core/ascii.h"

#include <algorithm>

namespace mailroom {
namespace {

bool is_named(const Prose& prose, const std::optional<Decimal>& sum)
{
    return sum && std::ranges::any_of(prose.amounts, [&](const AmountMention& one) {
               return one.is_money && one.value == *sum;
           });
}

bool names_each_sum(const Prose& prose, const Remittance& told)
{
    return std::ranges::all_of(
        told.lines, [&](const RemittanceLine& line) { return is_named(prose, line.net_amount); });
}

bool adds_up(const Remittance& told)
{
    Decimal sum;
    for (const auto& line : told.lines)
        sum = sum + line.net_amount.value_or(Decimal{});
    return !told.lines.empty() && sum == told.payment_amount;
}

bool is_code(std::string_view reference) // And no words that stand in quotes.
{
    return std::ranges::any_of(
        reference, [](char one) { return is_digit(one) || (one >= 'A' && one <= 'Z'); });
}

bool waits(const Prose& prose)
{
    const auto all = prose.words.words.size();
    return prose.find("pay.if", 0, all) || prose.find("pay.condition", 0, all);
}

} // namespace

bool announces_payment(const Prose& prose, const Remittance& told)
{
    const auto all = prose.words.words.size();
    if (waits(prose) || !adds_up(told))
        return false;
    const bool of_each = names_each_sum(prose, told);
    const bool of_all = is_named(prose, told.payment_amount);
    if (prose.find("advice.title", 0, prose.subject_words))
        return of_each || of_all;
    const bool ordered = is_code(told.payment_reference) || prose.find("advice.ordered", 0, all);
    const bool made_up = told.lines.size() > 1 && of_each && prose.find("advice.of", 0, all);
    return (ordered && (of_each || of_all)) || (made_up && of_all);
}

} // namespace mailroom
