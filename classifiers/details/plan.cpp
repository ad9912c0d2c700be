#include "classifiers/details/plan.h"

#include "classifiers/details/plan_halves.h"
#include "classifiers/details/plan_terms.h"
#include "core/scan_dates.h"

#include <algorithm>

namespace mailroom {
namespace {

// "Two payments of 6,178.12 and 6,178.11 on 30 November and 31 December": a run of sums before the
// first day, as many as there are days; none where they stand in another way.
std::vector<Decimal> run_of_sums(const Prose& prose, const std::vector<const DateExpression*>& days)
{
    constexpr std::size_t apart_max = 2;
    std::vector<Decimal> run;
    const AmountMention* next = nullptr;
    for (auto at = prose.amounts.size(); at-- > 0 && run.size() < days.size();) {
        const auto& amount = prose.amounts[at];
        if (!amount.is_money || amount.last > days.front()->first)
            continue;
        if (next && next->first - amount.last > apart_max)
            return {};
        next = &amount;
        run.insert(run.begin(), amount.value);
    }
    return run.size() == days.size() && run.size() > 1 ? run : std::vector<Decimal>();
}

// The days to come, with the sum beside each: "3,000 on 15 December" or "Fri 13 Nov - £3,800".
std::vector<Instalment> instalments_of(const Prose& prose)
{
    std::vector<const DateExpression*> days;
    for (const auto& date : prose.dates) {
        const bool counts = date.value > prose.written_on || is_paid_now(prose, date);
        if (counts && (days.empty() || days.back()->value != date.value))
            days.push_back(&date);
    }
    std::vector<Instalment> found;
    if (const auto sums = days.empty() ? std::vector<Decimal>() : run_of_sums(prose, days);
        !sums.empty()) {
        for (std::size_t i = 0; i < days.size(); ++i)
            found.push_back({sums[i], days[i]->value});
        return found;
    }
    std::optional<Decimal> shared; // "three payments of 500 on ...": one sum for all.
    for (std::size_t i = 0; i < days.size(); ++i) {
        const auto from = i == 0 ? 0 : days[i - 1]->last;
        const auto to = i + 1 < days.size() ? days[i + 1]->first : prose.words.words.size();
        constexpr std::size_t distance_max = 8;
        const AmountMention* before = nullptr;
        const AmountMention* behind = nullptr;
        for (const auto& amount : prose.amounts) {
            if ((!amount.is_money && amount.value < Decimal{50, 0}) || is_whole_sum(prose, amount))
                continue;
            if (amount.first >= from && amount.last <= days[i]->first
                && days[i]->first - amount.last <= distance_max)
                before = &amount;
            if (!behind && amount.first >= days[i]->last && amount.last <= to
                && amount.first - days[i]->last <= distance_max)
                behind = &amount;
        }
        const auto* amount = before ? before : behind;
        if (amount)
            shared = amount->value;
        if (shared)
            found.push_back({shared, days[i]->value});
    }
    if (found.empty())
        return halves_of(prose, days);
    if (found.size() == 1 && days.size() > 1 && found.front().date == days.back()->value) {
        found.clear(); // "On 30 November, 31 December and 31 January, 500 each."
        for (const auto* day : days)
            found.push_back({shared, day->value});
    }
    return found;
}

// "on the 10th, from October on", "Monatsende, ab November": the day of the month; else its first.
unsigned day_beside(const Prose& prose, const Sentence& sentence)
{
    for (const auto* date : within(prose.dates, sentence.first, sentence.last)) {
        if (!date->from_scan && date->value > prose.written_on)
            return static_cast<unsigned>(date->value.day());
    }
    return recurring_day(prose, sentence).value_or(1);
}

// "ab September", "starting in March": the first of the month that is named behind such a word.
std::optional<Date> first_of_named_month(const Prose& prose)
{
    constexpr std::size_t reach = 4;
    for (const auto& hit : prose.hits) {
        if (hit.phrase_class != "plan.first")
            continue;
        const auto limit = std::min(hit.last + reach, prose.words.sentence_of(hit.first).last);
        for (auto at = hit.last; at < limit; ++at) {
            const auto month = month_of(prose.words.source(at, at + 1));
            if (month == 0)
                continue;
            const auto year = static_cast<int>(prose.written_on.year());
            const auto day = day_beside(prose, prose.words.sentence_of(hit.first));
            const auto in_year = [&](int which) {
                const auto first = *make_date(which, month, 1);
                return make_date(which, month, day).value_or(last_day_of_month(first));
            };
            return in_year(year) > prose.written_on ? in_year(year) : in_year(year + 1);
        }
    }
    return std::nullopt;
}

std::optional<Date> first_date_of(const Prose& prose)
{
    const auto is_future = [&](const DateExpression& date) {
        return date.value > prose.written_on;
    };
    for (const auto& date : prose.dates) {
        constexpr std::size_t reach = 6;
        const auto from = date.first > reach ? date.first - reach : 0;
        if (is_future(date) && prose.find("plan.first", from, date.first))
            return date.value;
    }
    if (const auto month = first_of_named_month(prose))
        return month;
    const DateExpression* earliest = nullptr; // "Over the next four months, on the 15th of each"
    for (const auto& date : prose.dates) {
        const bool planned =
            is_future(date) && speaks_of_plan(prose, prose.words.sentence_of(date.first));
        if (planned && (!earliest || date.value < earliest->value))
            earliest = &date;
    }
    return earliest ? std::optional(earliest->value) : std::nullopt;
}

// What one instalment comes to: the sum beside "each", "monthly", "x 6"; of several the least, for
// the whole debt stands there too.
std::optional<Decimal> amount_of_each(const Prose& prose)
{
    constexpr std::size_t reach = 5;
    std::optional<Decimal> least;
    for (const auto& amount : prose.amounts) {
        const auto from = amount.first > reach ? amount.first - reach : 0;
        const auto to = std::min(amount.last + reach, prose.words.words.size());
        for (const auto* name :
             {"plan.instalment", "plan.monthly", "plan.weekly", "plan.biweekly"}) {
            if (amount.is_money && prose.find(name, from, to) != nullptr
                && (!least || amount.value < *least))
                least = amount.value;
        }
    }
    return least;
}

std::optional<PaymentPlan> read_plan(const Prose& prose)
{
    PaymentPlan plan;
    auto instalments = instalments_of(prose);
    const auto count = count_of(prose);
    if (instalments.size() >= 2
        && (!count || instalments.size() >= static_cast<std::size_t>(*count) || *count > 12)) {
        plan.instalments = std::move(instalments);
        return plan;
    }
    plan.count = count;
    plan.interval = interval_of(prose);
    plan.first_date = first_date_of(prose);
    plan.amount = amount_of_each(prose);
    if (!plan.count && plan.amount)
        plan.count = count_by_sums(prose, *plan.amount);
    if (!plan.count && plan.amount)
        plan.count = count_by_debt(prose, *plan.amount);
    if (!plan.count && plan.interval.empty())
        return std::nullopt;
    if (plan.interval.empty())
        plan.interval = "monthly";
    return plan;
}

} // namespace

std::optional<PaymentPlan> find_plan(const Prose& prose)
{
    return speaks_of_plan(prose) ? read_plan(prose) : std::nullopt;
}

std::optional<PaymentPlan> find_meant_plan(const Prose& prose)
{
    return read_plan(prose);
}

} // namespace mailroom
