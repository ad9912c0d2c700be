#include "classifiers/plan.h"

#include <algorithm>
#include <charconv>

namespace mailroom {
namespace {

constexpr std::int32_t instalments_max = 120;

bool speaks_of_plan(const Prose& prose)
{
    return prose.find("plan.ask", 0, prose.words.words.size()) != nullptr;
}

// "in six instalments", "10 x 65 €", "4 mensualités": the number before the word.
std::optional<std::int32_t> count_of(const Prose& prose)
{
    const auto& words = prose.words.words;
    const auto number_at = [&](std::size_t at) -> std::optional<std::int32_t> {
        const auto& word = words[at].folded;
        std::int32_t value = 0;
        const auto* end = word.data() + word.size();
        if (std::from_chars(word.data(), end, value).ptr == end && value >= 2
            && value <= instalments_max)
            return value;
        constexpr std::string_view prefix = "date.count.";
        for (const auto* hit : prose.find_all(prefix, at, at + 1)) {
            const auto digits = hit->phrase_class.substr(prefix.size());
            std::from_chars(digits.data(), digits.data() + digits.size(), value);
            if (value >= 2)
                return value;
        }
        return std::nullopt;
    };
    for (const auto& hit : prose.hits) {
        if (hit.phrase_class != "plan.instalment")
            continue;
        for (std::size_t back = 1; back <= 4 && hit.first >= back; ++back) {
            if (words[hit.first - back].sentence != words[hit.first].sentence)
                break;
            if (const auto count = number_at(hit.first - back))
                return count;
        }
    }
    for (std::size_t i = 0; i + 1 < words.size(); ++i) { // "10 x 65"
        if (words[i + 1].folded == "x" && words[i].sentence == words[i + 1].sentence) {
            if (const auto count = number_at(i))
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
    if (has("plan.weekly"))
        return "weekly";
    return has("plan.monthly") ? "monthly" : "";
}

// The days to come, with the sum beside each: "3,000 on 15 December" or "Fri 13 Nov - £3,800".
std::vector<Instalment> instalments_of(const Prose& prose)
{
    std::vector<const DateExpression*> days;
    for (const auto& date : prose.dates) {
        if (date.value >= prose.written_on && (days.empty() || days.back()->value != date.value))
            days.push_back(&date);
    }
    std::vector<Instalment> found;
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

std::optional<Date> first_date_of(const Prose& prose)
{
    const auto is_future = [&](const DateExpression& date) {
        return date.value >= prose.written_on;
    };
    for (const auto& date : prose.dates) {
        constexpr std::size_t reach = 6;
        const auto from = date.first > reach ? date.first - reach : 0;
        if (is_future(date) && prose.find("plan.first", from, date.first))
            return date.value;
    }
    const auto any = std::find_if(prose.dates.begin(), prose.dates.end(), is_future);
    return any == prose.dates.end() ? std::nullopt : std::optional(any->value);
}

} // namespace

std::optional<PaymentPlan> find_plan(const Prose& prose)
{
    if (!speaks_of_plan(prose))
        return std::nullopt;
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
    if (!plan.count && plan.interval.empty())
        return std::nullopt;
    if (plan.interval.empty())
        plan.interval = "monthly";
    return plan;
}

} // namespace mailroom
