#include "classifiers/details/deduction_parts.h"

#include "classifiers/details/deduction_notes.h"
#include "classifiers/details/stated_counts.h"

#include <algorithm>

namespace mailroom {

bool is_part_missing(
    DisputeReason reason, const std::optional<Decimal>& sum, const std::optional<Decimal>& whole)
{
    return reason == DisputeReason::not_received && sum && whole && *sum * Decimal{2, 0} < *whole;
}

bool tells_of_one_thing(const Prose& text, std::size_t first, std::size_t last)
{
    const auto behind = [&](std::size_t word, const auto& thing) {
        return thing.first <= word && word < thing.last;
    };
    // Days, sums and numbers of documents are no counts.
    auto begin = first;
    for (auto at = first; at <= last; ++at) {
        const bool stops = at == last
            || std::ranges::any_of(text.dates, [&](const auto& one) { return behind(at, one); })
            || std::ranges::any_of(
                               text.references, [&](const auto& one) { return behind(at, one); })
            || std::ranges::any_of(text.amounts, [&](const auto& one) {
                               return one.is_money && behind(at, one);
                           });
        if (!stops)
            continue;
        if (tells_how_many(text.words, text.hits, begin, at))
            return false;
        begin = at + 1;
    }
    return reason_beside_sum(text, first, last) == DisputeReason::not_received;
}

namespace {

bool is_told_as_one_thing(const RemittanceLine& line, const std::vector<Prose>& texts)
{
    return std::ranges::any_of(texts, [&](const Prose& text) {
        return std::ranges::any_of(text.amounts, [&](const AmountMention& amount) {
            const auto& sentence = text.words.sentence_of(amount.first);
            return abs(amount.value) == *line.deduction_amount
                && tells_of_one_thing(text, sentence.first, sentence.last);
        });
    });
}

} // namespace

void call_missing_parts_shortages(Remittance& remittance, const std::vector<Prose>& texts)
{
    for (auto& line : remittance.lines) {
        const auto told = enum_from_string<DisputeReason>(line.deduction_reason);
        if (told && is_part_missing(*told, line.deduction_amount, line.gross_amount)
            && !is_told_as_one_thing(line, texts))
            line.deduction_reason = to_string(DisputeReason::shortage);
    }
}

} // namespace mailroom
