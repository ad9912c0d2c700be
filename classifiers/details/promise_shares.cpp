#include "classifiers/details/promise_shares.h"

#include <limits>
#include <optional>

namespace mailroom {
namespace {

std::optional<Decimal> value_of(const AmountMention* amount)
{
    return amount ? std::optional(amount->value) : std::nullopt;
}

std::vector<Promise> share_among_days(const PromisedThings& things, const std::string& number)
{
    std::vector<Promise> promises;
    const bool one_each = things.days.size() == things.amounts.size();
    const auto of_day = [&](const DateExpression& day) -> const AmountMention* {
        const auto* amount = nearest(things.amounts, day.first, day.last);
        const bool its = amount && nearest(things.days, amount->first, amount->last) == &day;
        return things.with_rest && !its ? nullptr : amount;
    };
    for (std::size_t i = 0; i < things.days.size(); ++i) {
        const auto& day = *things.days[i];
        const auto* amount = one_each            ? things.amounts[i]
            : number.empty() || things.with_rest ? of_day(day)
                                                 : nullptr;
        promises.push_back({number, value_of(amount), day.value});
    }
    return promises;
}

// A day behind the number is its own, as lists are written; else the nearest.
const DateExpression* day_of(const PromisedThings& things, std::size_t i)
{
    const auto& reference = *things.references[i];
    const bool days_first = things.days.size() == things.references.size()
        && things.days.front()->first < things.references.front()->first;
    if (days_first) // "On the 12th 4471, on the 26th 4480."
        return things.days[i];
    for (const auto* day : things.days) {
        if (day->first >= reference.last)
            return day;
    }
    return nearest(things.days, reference.first, reference.last);
}

// One sum a document in their order, "3.630,00 for 4471 and 755,35 for 4480"; else the first that
// stands between a number and the next.
const AmountMention* amount_of(const PromisedThings& things, std::size_t i)
{
    if (things.amounts.size() == things.references.size())
        return things.amounts[i];
    const auto& references = things.references;
    const auto limit = i + 1 < references.size() ? references[i + 1]->first
                                                 : std::numeric_limits<std::size_t>::max();
    for (const auto* amount : things.amounts) {
        if (amount->first >= references[i]->last && amount->last <= limit)
            return amount;
    }
    return nullptr;
}

} // namespace

std::vector<Promise> share_out(const PromisedThings& things)
{
    if (things.references.empty())
        return share_among_days(things, {});
    const bool one = things.references.size() == 1;
    const auto days = things.days.size();
    if (one && days > 1 && (things.in_parts || days == things.amounts.size()))
        return share_among_days(things, things.references.front()->number);
    std::vector<Promise> promises;
    for (std::size_t i = 0; i < things.references.size(); ++i)
        promises.push_back(
            {things.references[i]->number, value_of(amount_of(things, i)),
             day_of(things, i)->value});
    return promises;
}

} // namespace mailroom
