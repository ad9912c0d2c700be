#include "classifiers/details/plan_halves.h"

#include <algorithm>
#include <optional>

namespace mailroom {
namespace {

std::optional<Decimal> whole_of(const Prose& prose)
{
    const auto whole = std::ranges::find_if(
        prose.amounts, [&](const AmountMention& sum) { return is_whole_sum(prose, sum); });
    if (whole != prose.amounts.end())
        return whole->value;
    const Reference* only = nullptr;
    for (const auto& one : prose.references) {
        if (!one.open_amount)
            continue;
        if (only && only->number != one.number)
            return std::nullopt;
        only = &one;
    }
    return only ? only->open_amount : std::nullopt;
}

} // namespace

bool is_whole_sum(const Prose& prose, const AmountMention& sum)
{
    constexpr std::size_t before_max = 6, behind_max = 3;
    const auto& sentence = prose.words.sentence_of(sum.first);
    const auto hits = prose.find_all("rest.at_once", sentence.first, sentence.last);
    return sum.is_money && std::ranges::any_of(hits, [&](const PhraseHit* hit) {
               return sum.last <= hit->first
                   ? hit->first - sum.last <= before_max
                   : sum.first >= hit->last && sum.first - hit->last <= behind_max;
           });
}

bool is_paid_now(const Prose& prose, const DateExpression& day)
{
    constexpr std::size_t apart_max = 1;
    return day.value == prose.written_on && !day.from_scan
        && std::ranges::any_of(prose.amounts, [&](const AmountMention& sum) {
               return !is_whole_sum(prose, sum) && sum.last <= day.first
                   && day.first - sum.last <= apart_max;
           });
}

std::vector<Instalment>
halves_of(const Prose& prose, const std::vector<const DateExpression*>& days)
{
    const auto all = prose.words.words.size();
    const auto whole = whole_of(prose);
    if (days.size() != 2 || !whole || !prose.find("rest.half", 0, all))
        return {};
    constexpr std::uint8_t cents = 2;
    const auto half = rounded(*whole * Decimal{5, 1}, cents);
    return {{half, days.front()->value}, {*whole - half, days.back()->value}};
}

} // namespace mailroom
