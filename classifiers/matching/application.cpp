#include "classifiers/matching/application.h"

#include <set>

namespace mailroom {
namespace {

void say(Match& match, const std::string& what)
{
    match.why += (match.why.empty() ? "" : "; ") + what;
}

} // namespace

Application::Application(std::optional<Date> date, const Decimal& tolerance)
    : date_(date),
      tolerance_(tolerance)
{
}

void Application::add(Match match)
{
    entries_.push_back({std::move(match), nullptr});
}

Decimal Application::discount_in_time(const OpenItem& item) const
{
    const bool late = date_ && item.discount_date && *date_ > *item.discount_date;
    return item.discount_amount && !late ? abs(*item.discount_amount) : Decimal{};
}

// What is granted of a discount: as the line tells, or as the gap shows.
Decimal Application::granted(
    Match& match, const OpenItem& item, const Decimal& gap, const RemittanceLine& line)
{
    const auto terms = item.discount_amount ? abs(*item.discount_amount) : Decimal{};
    const bool shows = !terms.is_zero() && gap == terms && !line.deduction_amount;
    const auto taken = line.discount_amount ? abs(*line.discount_amount)
        : shows                             ? terms
                                            : Decimal{};
    if (taken.is_zero())
        return {};
    if (terms.is_zero()) {
        say(match, "a discount of " + to_string(taken) + " is taken that the books do not know");
        return {};
    }
    if (discount_in_time(item).is_zero()) {
        const auto days = days_between(*item.discount_date, *date_);
        say(match,
            "the discount of " + to_string(taken) + " is taken " + std::to_string(days)
                + (days == 1 ? " day" : " days") + " past its term");
        return {};
    }
    if (taken > terms + tolerance_) {
        say(match,
            "a discount of " + to_string(taken) + " is taken where the terms allow "
                + to_string(terms));
        return terms;
    }
    say(match, "a discount of " + to_string(taken) + " is within its terms");
    return taken;
}

void Application::apply(Match match, const OpenItem& item, const RemittanceLine& line)
{
    auto& left = left_.try_emplace(&item, item.open_amount).first->second;
    match.open_item = item.number;
    match.party_id = item.party_id;
    if (left.is_zero())
        match.how = "closed";
    const auto paid = line.net_amount.value_or(left);
    match.amount = paid;
    const auto discount = item.type == OpenItemType::credit_note
        ? Decimal{}
        : granted(match, item, left - paid, line);
    if (!discount.is_zero())
        match.discount = discount;
    if (line.deduction_amount && !line.deduction_amount->is_zero())
        say(match,
            to_string(abs(*line.deduction_amount)) + " is deducted"
                + (line.deduction_reason.empty() ? "" : ": " + line.deduction_reason));
    left = left - paid - discount;
    match.remaining = left;
    entries_.push_back({std::move(match), &item});
}

// The last word on an item, where several lines may have paid parts of it.
void Application::settle(Match& match, const OpenItem& item)
{
    const auto left = left_.at(&item);
    if (match.how == "closed") {
        say(match, "nothing of it is open");
        return;
    }
    if (left.is_zero())
        return;
    if (abs(left) <= tolerance_) {
        match.discount = match.discount.value_or(Decimal{}) + left;
        match.remaining = Decimal{0, left.scale};
        say(match, "a difference of " + to_string(abs(left)) + " is let go");
        return;
    }
    const bool is_short = left.is_negative() == item.open_amount.is_negative();
    if (match.how != "person")
        match.how = is_short ? "short" : "over";
    if (is_short)
        match.short_by = abs(left);
    if (match.why.empty() || !is_short)
        say(match, to_string(abs(left)) + (is_short ? " is not paid" : " is paid too much"));
}

std::vector<Match> Application::finish()
{
    std::set<const OpenItem*> settled;
    for (auto at = entries_.rbegin(); at != entries_.rend(); ++at) {
        if (at->item != nullptr && settled.insert(at->item).second)
            settle(at->match, *at->item);
    }
    std::vector<Match> matches;
    for (auto& entry : entries_)
        matches.push_back(std::move(entry.match));
    return matches;
}

} // namespace mailroom
