#include "classifiers/details/discounts_refused.h"

#include "classifiers/details/deduction_notes.h"
#include "core/text.h"

#include <algorithm>
#include <utility>

namespace mailroom {
namespace {

// The words of the line that the sum is printed in.
std::pair<std::size_t, std::size_t> printed_row(const Prose& text, const AmountMention& amount)
{
    const auto& words = text.words;
    auto first = amount.first, last = amount.last;
    const auto has_line_end = [&](std::size_t word) {
        return words.gap_after(word).find('\n') != std::string_view::npos;
    };
    while (first > 0 && !has_line_end(first - 1))
        --first;
    while (last < words.words.size() && !has_line_end(last - 1))
        ++last;
    return {first, last};
}

} // namespace

void take_discounts_for_deductions(Remittance& remittance, const Prose& text)
{
    constexpr std::size_t bracket_words_max = 6;
    for (auto& line : remittance.lines) {
        for (const auto& amount : text.amounts) {
            const auto& words = text.words;
            if (!line.discount_amount || line.deduction_amount
                || abs(amount.value) != *line.discount_amount
                || trimmed(words.gap_after(amount.last - 1)) != "(")
                continue;
            auto last = amount.last;
            const auto last_max = std::min(last + bracket_words_max, words.words.size());
            while (last < last_max && !trimmed(words.gap_after(last++)).starts_with(')')) {
            }
            const auto reason = reason_beside_sum(text, amount.last, last);
            if (!reason || text.find("pay.discount", amount.last, last) != nullptr)
                continue;
            line.deduction_amount = std::exchange(line.discount_amount, std::nullopt);
            line.deduction_reason = to_string(*reason);
        }
    }
}

void take_deductions_for_discounts(Remittance& remittance, const Prose& text)
{
    for (auto& line : remittance.lines) {
        for (const auto& amount : text.amounts) {
            if (!line.deduction_amount || !line.deduction_reason.empty() || line.discount_amount
                || abs(amount.value) != *line.deduction_amount)
                continue;
            const auto [first, last] = printed_row(text, amount);
            if (text.find("pay.discount", first, last) != nullptr
                && !reason_beside_sum(text, first, last))
                line.discount_amount = std::exchange(line.deduction_amount, std::nullopt);
        }
    }
}

} // namespace mailroom
