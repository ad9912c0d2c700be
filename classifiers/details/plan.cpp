#include "classifiers/details/plan.h"

#include "classifiers/numbers/number_words.h"
#include "core/scan_dates.h"

#include <algorithm>
#include <charconv>

namespace mailroom {
namespace {

constexpr std::int32_t instalments_max = 120;

bool speaks_of_plan(const Prose& prose)
{
    return prose.find("plan.ask", 0, prose.words.words.size()) != nullptr;
}

// "6", "six"
std::optional<std::int32_t> number_at(const Prose& prose, std::size_t at)
{
    const auto& word = prose.words.words[at].folded;
    std::int64_t value = 0;
    const auto* end = word.data() + word.size();
    if (std::from_chars(word.data(), end, value).ptr != end) {
        const auto in_words = number_in_words(prose.words, at);
        value = in_words ? in_words->value : 0;
    }
    return value >= 2 && value <= instalments_max ? std::optional(static_cast<std::int32_t>(value))
                                                  : std::nullopt;
}

// "in six instalments", "4 mensualités": the number before the word; "10 x 65 €", "65 € x 10".
std::optional<std::int32_t> count_of(const Prose& prose)
{
    const auto& words = prose.words.words;
    for (const auto& hit : prose.hits) {
        if (hit.phrase_class != "plan.instalment")
            continue;
        for (std::size_t back = 1; back <= 4 && hit.first >= back; ++back) {
            const auto at = hit.first - back;
            if (words[at].sentence != words[hit.first].sentence)
                break;
            const bool is_sum =
                std::any_of(prose.amounts.begin(), prose.amounts.end(), [&](const auto& amount) {
                    return amount.is_money && amount.first <= at && at < amount.last;
                });
            const bool is_day =
                std::any_of(prose.dates.begin(), prose.dates.end(), [&](const auto& date) {
                    return date.first <= at && at < date.last;
                });
            if (const auto count = number_at(prose, at); count && !is_sum && !is_day)
                return count;
        }
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto& word = words[i].folded;
        if (i > 0 && i + 1 < words.size() && word == "x") {
            for (const auto at : {i - 1, i + 1}) {
                if (const auto count = number_at(prose, at); count && *count <= 60)
                    return count;
            }
        }
        const auto times = word.find('x'); // "2x600"
        if (times != std::string::npos && times > 0 && words[i].has_digit
            && word.find_first_not_of("0123456789") == times) {
            std::int32_t count = 0;
            std::from_chars(word.data(), word.data() + times, count);
            if (count >= 2 && count <= instalments_max)
                return count;
        }
    }
    return std::nullopt;
}

std::string interval_of(const Prose& prose)
{
    const auto has = [&](std::string_view phrase_class) {
        return prose.find(phrase_class, 0, prose.words.words.size()) != nullptr;
    };
    if (has("plan.biweekly"))
        return "biweekly";
    if (has("plan.quarterly"))
        return "quarterly";
    if (has("plan.weekly"))
        return "weekly";
    return has("plan.monthly") ? "monthly" : "";
}

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
        if (date.value > prose.written_on && (days.empty() || days.back()->value != date.value))
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
            if (!amount.is_money && amount.value < Decimal{50, 0})
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
    return found;
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
            const auto here = make_date(year, month, 1);
            return *here > prose.written_on ? here : make_date(year + 1, month, 1);
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
    const auto any = std::find_if(prose.dates.begin(), prose.dates.end(), is_future);
    return any == prose.dates.end() ? std::nullopt : std::optional(any->value);
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
        for (const auto* name : {"plan.instalment", "plan.monthly", "plan.weekly"}) {
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
