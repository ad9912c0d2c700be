#include "classifiers/matching/open_set.h"

#include "classifiers/matching/subset.h"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

namespace mailroom {
namespace {

using Items = std::vector<const OpenItem*>;

constexpr std::uint8_t minor_scale = 4; // No currency has smaller parts.

std::int64_t minor(const Decimal& amount)
{
    return rounded(amount, minor_scale).coefficient;
}

bool is_credit(const OpenItem& item)
{
    return item.open_amount.is_negative();
}

// The sets of items that make the sum, each once.
class Hits {
public:
    Hits(const Decimal& sum, const Application& application)
        : sum_(minor(sum)),
          application_(application)
    {
    }

    // The list and each beginning of it up to the end of a day, with or without discounts.
    void try_beginnings(const Items& items, const char* why)
    {
        std::int64_t full = 0, discounted = 0;
        for (std::size_t i = 0; i < items.size(); ++i) {
            full += minor(items[i]->open_amount);
            discounted += minor(with_discount(*items[i]));
            const bool day_goes_on =
                i + 1 < items.size() && items[i + 1]->due_date == items[i]->due_date;
            if (!day_goes_on && (full == sum_ || discounted == sum_))
                add_items(items, i + 1, full != sum_, why);
        }
    }

    void try_whole(const Items& items, const char* why)
    {
        std::int64_t full = 0;
        for (const auto* item : items)
            full += minor(item->open_amount);
        if (full == sum_)
            add_items(items, items.size(), false, why);
    }

    void add(std::vector<OpenSet::Part> parts, const char* why)
    {
        std::ranges::sort(parts, {}, &OpenSet::Part::item);
        if (std::ranges::find(sets_, parts) == sets_.end())
            sets_.push_back(std::move(parts));
        if (sets_.size() == 1)
            why_ = why;
    }

    OpenSet result() const
    {
        if (sets_.size() != 1)
            return {sets_.size() > 1, {}, {}};
        return {false, sets_.front(), why_};
    }

private:
    Decimal with_discount(const OpenItem& item) const
    {
        return item.open_amount - application_.discount_in_time(item);
    }

    void add_items(const Items& items, std::size_t count, bool discounted, const char* why)
    {
        std::vector<OpenSet::Part> parts;
        for (const auto* item : std::span(items).first(count))
            parts.push_back({item, discounted ? with_discount(*item) : item->open_amount});
        add(std::move(parts), why);
    }

    std::int64_t sum_;
    const Application& application_;
    std::vector<std::vector<OpenSet::Part>> sets_;
    const char* why_ = "";
};

void try_due(Hits& hits, const Items& items)
{
    auto sorted = items;
    std::ranges::stable_sort(sorted, [](const auto* a, const auto* b) {
        return a->due_date.value_or(Date{}) < b->due_date.value_or(Date{});
    });
    hits.try_beginnings(sorted, "all that is due by a day makes the sum");
}

void try_months(Hits& hits, const Items& items)
{
    std::map<std::chrono::year_month, Items> months;
    for (const auto* item : items) {
        if (item->issue_date)
            months[item->issue_date->year() / item->issue_date->month()].push_back(item);
    }
    for (const auto& [month, billed] : months)
        hits.try_whole(billed, "all that was billed in a month makes the sum");
}

std::vector<SubsetTerm> terms_of(const Items& items, const Application& application)
{
    std::vector<SubsetTerm> terms;
    for (std::size_t i = 0; i < items.size(); ++i) {
        terms.push_back({i, minor(items[i]->open_amount)});
        if (const auto discount = application.discount_in_time(*items[i]); !discount.is_zero())
            terms.push_back({i, minor(items[i]->open_amount - discount)});
    }
    return terms;
}

} // namespace

OpenSet only_open_set(const Items& items, const Decimal& sum, const Application& application)
{
    Hits hits(sum, application);
    Items invoices = items;
    std::erase_if(invoices, [](const auto* item) { return is_credit(*item); });
    for (const Items* list : {&items, &std::as_const(invoices)}) {
        try_due(hits, *list);
        try_months(hits, *list);
    }
    const auto found = only_subset(terms_of(items, application), minor(sum));
    if (found.several)
        return {true, {}, {}};
    std::vector<OpenSet::Part> subset;
    for (const auto& term : found.terms) {
        const auto& item = *items[term.item];
        const bool discounted = term.amount != minor(item.open_amount);
        subset.push_back(
            {&item,
             item.open_amount - (discounted ? application.discount_in_time(item) : Decimal{})});
    }
    if (!subset.empty())
        hits.add(
            subset,
            subset.size() == 1 ? "the only open item with this amount"
                               : "the only open items that make the sum");
    return hits.result();
}

} // namespace mailroom
