#include "classifiers/matching/item_finder.h"

#include "classifiers/matching/number_forms.h"
#include "core/ascii.h"
#include "core/check_digits.h"
#include "core/text.h"

#include <algorithm>
#include <set>

namespace mailroom {
namespace {

// A number this long is nobody's by chance; a shorter one needs its amount to agree.
constexpr std::size_t telling_digits_min = 5;
constexpr std::size_t tail_min = Books::number_tail_min;

enum class Need { unique, unique_and_amount };

// The one item that is meant, if there is one.
Finding one_of(
    const std::vector<const OpenItem*>& items,
    const StatedAmounts& amounts,
    Need need,
    std::string_view how)
{
    if (items.empty())
        return {};
    std::vector<const OpenItem*> agreeing, open;
    for (const auto* item : items) {
        if (agrees(amounts, *item))
            agreeing.push_back(item);
        if (!item->open_amount.is_zero())
            open.push_back(item);
    }
    if (agreeing.size() > 1)
        std::erase_if(agreeing, [](const auto* item) { return item->open_amount.is_zero(); });
    if (agreeing.size() == 1)
        return {agreeing.front(), false, how, {}};
    if (need == Need::unique_and_amount)
        return {nullptr, agreeing.size() > 1, "ambiguous", {}};
    if (items.size() == 1)
        return {items.front(), false, how, {}};
    if (open.size() == 1)
        return {open.front(), false, how, {}};
    return {nullptr, true, "ambiguous", {}};
}

bool has_amount(const StatedAmounts& amounts)
{
    return amounts.gross || amounts.net;
}

} // namespace

bool agrees(const StatedAmounts& amounts, const OpenItem& item)
{
    for (const auto& stated : {amounts.gross, amounts.net}) {
        if (stated && !stated->is_zero()
            && (abs(*stated) == abs(item.open_amount) || abs(*stated) == abs(item.amount)))
            return true;
    }
    return false;
}

ItemFinder::ItemFinder(
    const Books& books,
    std::span<const std::string> party_ids,
    Side side,
    std::string_view currency)
    : books_(books),
      party_ids_(party_ids),
      side_(side),
      currency_(currency)
{
}

bool ItemFinder::is_family(const OpenItem& item) const
{
    return std::ranges::find(party_ids_, item.party_id) != party_ids_.end();
}

ItemFinder::Items ItemFinder::exact(std::string_view key) const
{
    auto items = books_.open_items_by_number(key);
    std::erase_if(items, [&](const auto* item) { return item->side != side_; });
    return items;
}

ItemFinder::Items ItemFinder::by_tail(std::string_view tail) const
{
    Items items;
    for (const auto& party_id : party_ids_) {
        for (const auto* item : books_.open_items_by_tail(party_id, tail)) {
            if (item->side == side_)
                items.push_back(item);
        }
    }
    return items;
}

Finding ItemFinder::exactly(std::string_view key, const StatedAmounts& amounts) const
{
    const auto items = exact(key);
    Items payers, family, others;
    for (const auto* item : items) {
        if (!party_ids_.empty() && item->party_id == party_ids_.front())
            payers.push_back(item);
        (is_family(*item) ? family : others).push_back(item);
    }
    auto found = one_of(payers, amounts, Need::unique, "number");
    if (!found.item && !found.ambiguous)
        found = one_of(family, amounts, Need::unique, "number");
    if (found.item || found.ambiguous || count_digits(key) < tail_min)
        return found;
    found = one_of(others, amounts, Need::unique_and_amount, "number");
    if (found.item)
        found.why = "the number and amount are those of " + found.item->party_id;
    return found;
}

Finding ItemFinder::trimmed(
    std::string_view printed, std::string_view key, const StatedAmounts& amounts) const
{
    const auto need_for = [](std::string_view number) {
        return count_digits(number) >= telling_digits_min ? Need::unique : Need::unique_and_amount;
    };
    auto words = words_with_number(printed, tail_min);
    if (words.size() == 1 && words.front() == key)
        words.clear();
    for (const auto& word : words) {
        if (auto found = exactly(word, amounts); found.item && is_family(*found.item)) {
            found.how = "trimmed";
            found.why = "found by " + word;
            return found;
        }
    }
    words.insert(words.begin(), std::string(key));
    for (auto& piece : words_with_number(printed, telling_digits_min, " -/._")) {
        if (std::ranges::find(words, piece) == words.end())
            words.push_back(std::move(piece));
    }
    Finding best;
    for (const std::string& word : words) {
        // Something stands before our number, or behind it.
        for (std::size_t i = 1; i + tail_min <= word.size(); ++i) {
            auto items = exact(std::string_view(word).substr(i));
            const auto before = exact(std::string_view(word).substr(0, word.size() - i));
            items.insert(items.end(), before.begin(), before.end());
            std::erase_if(items, [&](const auto* item) { return !is_family(*item); });
            const auto length = word.size() - i;
            const auto need = length > telling_digits_min ? Need::unique : Need::unique_and_amount;
            auto found = one_of(items, amounts, need, "trimmed");
            if (found.item)
                return found;
            best.ambiguous |= found.ambiguous;
        }
        for (const auto tail : {std::string_view(word), without_prefix(word)}) {
            if (tail.size() < tail_min || count_digits(tail) < tail_min)
                continue;
            const auto how = tail == key ? "number_tail" : "trimmed";
            auto found = one_of(by_tail(tail), amounts, need_for(tail), how);
            if (found.item)
                return found;
            best.ambiguous |= found.ambiguous;
        }
    }
    if (best.ambiguous)
        best.how = "ambiguous";
    return best;
}

Finding ItemFinder::referenced(std::string_view printed, const StatedAmounts& amounts) const
{
    for (const auto& payload : reference_payloads(printed)) {
        const std::string_view number = payload.number;
        for (std::size_t i = 0; i + telling_digits_min <= number.size(); ++i) {
            const auto tail = number.substr(i);
            const auto items = by_tail(tail);
            if (items.empty())
                continue;
            // Before it stand zeros, or a customer's number, which is not ours to know.
            const bool alone = number.substr(0, i).find_first_not_of('0') == number.npos;
            const bool sure =
                payload.two_digits || count_digits(tail) >= telling_digits_min + (alone ? 0 : 1);
            auto found =
                one_of(items, amounts, sure ? Need::unique : Need::unique_and_amount, "reference");
            if (found.item) {
                found.why = "carried by a " + std::string(payload.scheme);
                return found;
            }
            break;
        }
    }
    return {};
}

Finding ItemFinder::corrected(std::string_view key, const StatedAmounts& amounts) const
{
    std::set<const OpenItem*> near;
    const auto consider = [&](const Items& items) {
        for (const auto* item : items) {
            if (is_family(*item) && agrees(amounts, *item) && !item->open_amount.is_zero())
                near.insert(item);
        }
    };
    if (count_digits(key) < tail_min)
        return {};
    for (const auto& other : numbers_within_an_edit(key))
        consider(exact(other));
    const auto bare = without_prefix(key);
    if (bare.size() >= tail_min) {
        for (const auto& other : numbers_within_an_edit(bare)) {
            if (other.size() >= tail_min)
                consider(by_tail(other));
        }
    }
    if (near.size() > 1)
        return {nullptr, true, "ambiguous", {}};
    if (near.empty())
        return {};
    return {*near.begin(), false, "corrected", "one typing error away, and the amount agrees"};
}

Finding ItemFinder::by_number(std::string_view printed, const StatedAmounts& amounts) const
{
    const auto key = normalized_number(printed);
    if (key.empty())
        return {};
    auto found = exactly(key, amounts);
    const auto go_on = [&] { return !found.item && !found.ambiguous; };
    if (const auto bare =
            std::string_view(key).substr(std::min(key.find_first_not_of('0'), key.size()));
        go_on() && bare.size() >= tail_min && bare.size() < key.size()) {
        found = exactly(bare, amounts);
        found.how = found.item ? "trimmed" : found.how;
    }
    if (go_on())
        found = referenced(printed, amounts);
    if (go_on())
        found = trimmed(printed, key, amounts);
    // A slip of the finger may make the number of another item: the amount tells.
    if (go_on() || (found.item && has_amount(amounts) && !agrees(amounts, *found.item))) {
        auto typed = corrected(key, amounts);
        if (typed.item || !found.item)
            found = typed;
    }
    if (found.ambiguous)
        found.why = "several open items could be meant";
    return found;
}

std::vector<const OpenItem*> ItemFinder::open_items() const
{
    Items items;
    for (const auto& party_id : party_ids_) {
        for (const auto* item : books_.open_items_of(party_id)) {
            const bool foreign = !currency_.empty() && !item->currency.empty()
                && !equals_ignoring_case(item->currency, currency_);
            if (item->side == side_ && !item->open_amount.is_zero() && !foreign)
                items.push_back(item);
        }
    }
    return items;
}

Finding ItemFinder::by_amount(
    const Decimal& amount,
    const Decimal& tolerance,
    const std::map<const OpenItem*, Decimal>& taken) const
{
    if (!by_amount_) {
        by_amount_.emplace();
        for (const auto* item : open_items()) {
            by_amount_->emplace(item->open_amount, item);
            if (item->discount_amount)
                by_amount_->emplace(item->open_amount - *item->discount_amount, item);
        }
    }
    for (const auto& slack : {Decimal{}, tolerance}) {
        std::set<const OpenItem*> items;
        for (auto at = by_amount_->lower_bound(amount - slack);
             at != by_amount_->end() && at->first <= amount + slack && items.size() < 2; ++at) {
            if (!taken.contains(at->second))
                items.insert(at->second);
        }
        if (items.size() > 1)
            return {nullptr, true, "ambiguous", "several open items have this amount"};
        if (!items.empty())
            return {*items.begin(), false, "amount", "the only open item with this amount"};
    }
    return {};
}

} // namespace mailroom
