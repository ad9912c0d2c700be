#include "classifiers/details/promise_shares.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <tuple>

namespace mailroom {
namespace {

std::optional<Decimal> value_of(const AmountMention* amount)
{
    return amount ? std::optional(amount->value) : std::nullopt;
}

// Each day's sum: one each; with the rest, which has no sum, one each for the others; else the
// nearest, where no document says what is paid.
std::vector<const AmountMention*> sums_of_days(const PromisedThings& things, bool of_document)
{
    const auto& [days, sums] = std::tie(things.days, things.amounts);
    if (days.size() == sums.size())
        return sums;
    std::vector<const AmountMention*> of_days(days.size(), nullptr);
    const bool one_less = things.rest && sums.size() + 1 == days.size();
    const auto behind = std::ranges::find_if(
        days, [&](const auto* day) { return things.rest && day->first >= things.rest->last; });
    const auto of_rest = one_less && behind == days.end() ? days.end() - 1 : behind;
    for (std::size_t i = 0, next = 0; i < days.size(); ++i) {
        if (one_less)
            of_days[i] = days[i] == *of_rest ? nullptr : sums[next++];
        else if (!of_document)
            of_days[i] = nearest(sums, days[i]->first, days[i]->last);
    }
    return of_days;
}

// "300 now and the rest on the 30th": what is open without the parts that have their sums.
void fill_rest(std::vector<Promise>& promises, const Decimal& open_amount)
{
    Promise* rest = nullptr;
    auto left = open_amount;
    for (auto& promise : promises) {
        if (promise.amount)
            left = left - *promise.amount;
        else if (rest)
            return;
        else
            rest = &promise;
    }
    if (rest && promises.size() > 1 && Decimal{} < left)
        rest->amount = left;
}

std::vector<Promise> share_among_days(const PromisedThings& things, const std::string& number)
{
    const auto sums = sums_of_days(things, !number.empty());
    std::vector<Promise> promises;
    for (std::size_t i = 0; i < things.days.size(); ++i)
        promises.push_back({number, value_of(sums[i]), things.days[i]->value});
    return promises;
}

// "On the 12th 4471, on the 26th 4480"; but of "on the 5th we are away, on the 6th we pay 4471 and
// 4480" the day next to them counts.
bool days_lead(const PromisedThings& things)
{
    const auto& [references, days] = std::tie(things.references, things.days);
    return days.size() == references.size() && days.front()->first < references.front().first
        && (days.size() == 1 || days.back()->last > references.front().first);
}

// "By the 13th we pay 4471 and 4480, 4490 on the 30th": what stands before the first number is the
// day of all that have none of their own behind them.
const DateExpression* leading_day_of(const PromisedThings& things, std::size_t i)
{
    const auto& [references, days] = std::tie(things.references, things.days);
    if (days.size() >= references.size() || days.front()->first > references.front().first)
        return nullptr;
    const auto limit = i + 1 < references.size() ? references[i + 1].first
                                                 : std::numeric_limits<std::size_t>::max();
    const DateExpression* leading = nullptr;
    for (const auto* day : days) {
        if (day->first >= references[i].last && day->last <= limit)
            return day;
        if (day->last <= references[i].first)
            leading = day;
    }
    return leading;
}

// A day behind the number is its own, as lists are written; else the nearest.
const DateExpression* day_of(const PromisedThings& things, std::size_t i)
{
    const auto& reference = things.references[i];
    if (days_lead(things))
        return things.days[i];
    if (const auto* leading = leading_day_of(things, i))
        return leading;
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
    const auto limit = i + 1 < references.size() ? references[i + 1].first
                                                 : std::numeric_limits<std::size_t>::max();
    for (const auto* amount : things.amounts) {
        const bool is_its_name = amount->first == references[i].first; // "the 612.40 one"
        if (is_its_name || (amount->first >= references[i].last && amount->last <= limit))
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
    if (one && days > 1 && (things.in_parts || days == things.amounts.size())) {
        auto promises = share_among_days(things, things.references.front().number);
        if (things.rest && things.references.front().open_amount)
            fill_rest(promises, *things.references.front().open_amount);
        return promises;
    }
    std::vector<Promise> promises;
    for (std::size_t i = 0; i < things.references.size(); ++i)
        promises.push_back(
            {things.references[i].number, value_of(amount_of(things, i)),
             day_of(things, i)->value});
    return promises;
}

} // namespace mailroom
