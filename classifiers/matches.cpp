#include "classifiers/matches.h"

#include "classifiers/references.h"
#include "core/text.h"

#include <algorithm>
#include <map>
#include <set>

namespace mailroom {
namespace {

class Matcher {
public:
    Matcher(const Books& books, std::string_view party_id) : books_(books), party_id_(party_id) {}

    Match by_number(const RemittanceLine& line)
    {
        Match match{line.document_number, {}, {}, {}, "unmatched"};
        bool by_tail = false;
        const auto number = number_in_books(books_, party_id_, line.document_number, &by_tail);
        const auto* item = item_of(number);
        return item
            ? applied(std::move(match), *item, line.net_amount, by_tail ? "number_tail" : "number")
            : match;
    }

    // An item with exactly this sum open, if it is the only one of the party.
    Match by_amount(const std::optional<Decimal>& amount)
    {
        Match match{{}, {}, {}, {}, "unmatched"};
        if (!amount)
            return match;
        const OpenItem* only = nullptr;
        for (const auto* item : books_.open_items_of(party_id_)) {
            if (item->open_amount != *amount || left_.contains(item->number))
                continue;
            if (only)
                return match;
            only = item;
        }
        return only ? applied(std::move(match), *only, amount, "amount") : match;
    }

private:
    const OpenItem* item_of(std::string_view number) const
    {
        const OpenItem* found = nullptr;
        for (const auto* item : books_.open_items_by_number(number)) {
            if (!found || item->party_id == party_id_)
                found = item;
        }
        return found;
    }

    Match applied(
        Match match, const OpenItem& item, const std::optional<Decimal>& amount, const char* how)
    {
        auto& left = left_.try_emplace(item.number, item.open_amount).first->second;
        match.open_item = item.number;
        match.amount = amount;
        match.how = how;
        if (left.is_zero()) {
            match.how = "closed";
        } else if (amount && *amount != left && amount->is_negative() == left.is_negative()) {
            match.how = abs(*amount) < abs(left) ? "short" : "over";
        }
        if (amount)
            left = left - *amount;
        match.remaining = left;
        return match;
    }

    const Books& books_;
    std::string_view party_id_;
    std::map<std::string, Decimal, std::less<>> left_; // After what was applied so far.
};

} // namespace

std::vector<Match>
match_remittance(const Remittance& remittance, const Books& books, std::string_view party_id)
{
    Matcher matcher(books, party_id);
    std::vector<Match> matches;
    for (const auto& line : remittance.lines)
        matches.push_back(
            line.document_number.empty() ? matcher.by_amount(line.net_amount)
                                         : matcher.by_number(line));
    if (matches.empty()) {
        matches.push_back(matcher.by_amount(remittance.payment_amount));
        matches.back().amount = remittance.payment_amount;
    }
    return matches;
}

} // namespace mailroom
