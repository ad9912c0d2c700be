#include "classifiers/details/remittance_shortfall.h"

#include "classifiers/details/part_of_which.h"
#include "classifiers/details/parts_taken_off.h"
#include "classifiers/details/remittance_books.h"

#include <algorithm>
#include <bit>
#include <iterator>

namespace mailroom {
namespace {

constexpr std::size_t items_max = 40, amounts_max = 200, parts_of_one_payment_max = 4;

struct NamedItem {
    const OpenItem* item = nullptr;
    Decimal owed; // Credit notes below zero.
    RemittanceLine line;
};

// A payment, and the parts that are missing from it.
struct Explanation {
    Decimal paid;
    std::vector<PartTakenOff> parts;
    const NamedItem* of = nullptr; // The document whose share was taken off; null: of all.
};

Decimal share_of(const Decimal& sum, const Decimal& percent)
{
    return rounded(sum * percent * Decimal{1, 2}, 2);
}

class Shortfall {
public:
    Shortfall(const Prose& text, const Books& books, std::string_view party_id) : text_(text)
    {
        find_items(books, party_id);
        std::vector<Decimal> of_documents;
        for (const auto& named : items_)
            of_documents.push_back(abs(named.owed));
        parts_ = find_parts_taken_off(text, of_documents, true);
        sums_ = sums_of_parts();
    }

    std::optional<Remittance> explain(const std::optional<Decimal>& told);

private:
    void find_items(const Books& books, std::string_view party_id);

    bool is_told(const Decimal& sum) const;
    bool is_to_follow(const AmountMention& amount) const;
    Decimal owed() const;
    std::optional<Explanation> explanation_of(const Decimal& paid) const;
    std::vector<PartTakenOff> sums_of_parts() const;
    std::optional<Explanation> by_sums(
        const Decimal& paid, const Decimal& missing, const std::vector<PartTakenOff>& parts) const;
    std::optional<Explanation> by_share(const Decimal& paid, const Decimal& missing) const;
    std::optional<Explanation> by_difference(const Decimal& paid, const Decimal& missing) const;

    NamedItem& item_for(const PartTakenOff& part);
    std::optional<Remittance> in_part() const;

    const Prose& text_;
    std::vector<NamedItem> items_;
    std::vector<PartTakenOff> parts_, sums_;
};

void Shortfall::find_items(const Books& books, std::string_view party_id)
{
    for (const auto& reference : text_.references) {
        const bool seen = std::ranges::any_of(
            items_, [&](const NamedItem& other) { return other.item->number == reference.number; });
        if (!reference.known || seen || items_.size() == items_max)
            continue;
        const auto* item = item_paid(books, party_id, reference.number);
        if (item == nullptr)
            continue;
        NamedItem named{item, amount_owed(*item, text_), {}};
        named.line.document_number = item->number;
        named.line.gross_amount = named.line.net_amount = named.owed;
        items_.push_back(std::move(named));
    }
}

bool Shortfall::is_told(const Decimal& sum) const
{
    return std::ranges::any_of(
        text_.amounts, [&sum](const AmountMention& amount) { return amount.value == sum; });
}

Decimal Shortfall::owed() const
{
    Decimal sum;
    for (const auto& named : items_)
        sum = sum + named.owed;
    return sum;
}

// "4471 less 2 % discount 58.80": the sums of shares that are told, beside those of other parts.
std::vector<PartTakenOff> Shortfall::sums_of_parts() const
{
    auto sums = parts_;
    for (const auto& share : parts_) {
        for (const auto& named : items_) {
            const auto sum = share_of(named.owed, share.value);
            const auto told = std::ranges::find(text_.amounts, sum, &AmountMention::value);
            if (share.is_share && told != text_.amounts.end() && sums.size() < parts_taken_off_max)
                sums.push_back({sum, false, told->first, told->last});
        }
    }
    return sums;
}

// The fewest parts that together are what is missing.
std::optional<Explanation> Shortfall::by_sums(
    const Decimal& paid, const Decimal& missing, const std::vector<PartTakenOff>& parts) const
{
    std::optional<Explanation> best;
    for (unsigned chosen = 1; chosen < 1U << parts.size(); ++chosen) {
        const auto count = static_cast<std::size_t>(std::popcount(chosen));
        if (count > parts_of_one_payment_max || (best && best->parts.size() <= count))
            continue;
        Explanation candidate{.paid = paid};
        Decimal sum;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if ((chosen >> i & 1U) == 0 || parts[i].is_share)
                continue;
            sum = sum + parts[i].value;
            candidate.parts.push_back(parts[i]);
        }
        if (candidate.parts.size() == count && sum == missing)
            best = std::move(candidate);
    }
    return best;
}

std::optional<Explanation> Shortfall::by_share(const Decimal& paid, const Decimal& missing) const
{
    for (const auto& part : parts_) {
        if (!part.is_share)
            continue;
        Decimal invoiced;
        for (const auto& named : items_) {
            if (share_of(named.owed, part.value) == missing)
                return Explanation{paid, {part}, &named};
            invoiced = invoiced + (named.owed.is_negative() ? Decimal{} : named.owed);
        }
        if (items_.size() > 1
            && (share_of(invoiced, part.value) == missing
                || share_of(owed(), part.value) == missing))
            return Explanation{paid, {part}};
    }
    return std::nullopt;
}

// "The 41.00 left over will come", which is nothing that was taken off.
bool Shortfall::is_to_follow(const AmountMention& amount) const
{
    const auto& sentence = text_.words.sentence_of(amount.first);
    return text_.has("pay.rest", sentence) || text_.has("pay.part", sentence)
        || text_.has("pay.future", sentence);
}

// "450 instead of 500, since two are missing": the sums of one document are told, and that it is
// less, or the sum that is less.
std::optional<Explanation>
Shortfall::by_difference(const Decimal& paid, const Decimal& missing) const
{
    if (items_.size() != 1 || missing * Decimal{4, 0} > items_[0].owed)
        return std::nullopt;
    for (const auto& amount : text_.amounts) {
        if (amount.is_money && amount.value == missing && !is_to_follow(amount))
            return Explanation{paid, {{missing, false, amount.first, amount.last}}, &items_[0]};
        if (amount.value != paid || !amount.is_money)
            continue;
        const auto& sentence = text_.words.sentence_of(amount.first);
        if (is_told(items_[0].owed) && text_.has("pay.less", sentence)
            && !text_.has("pay.rest", sentence) && !text_.has("pay.part", sentence)) {
            return Explanation{paid, {{missing, false, amount.first, amount.last}}, &items_[0]};
        }
    }
    return std::nullopt;
}

std::optional<Explanation> Shortfall::explanation_of(const Decimal& paid) const
{
    const auto missing = owed() - paid;
    if (missing.is_negative() || missing.is_zero() || missing >= paid)
        return std::nullopt;
    if (auto found = by_sums(paid, missing, parts_))
        return found;
    if (auto found = by_share(paid, missing))
        return found;
    if (auto found = by_sums(paid, missing, sums_))
        return found;
    return by_difference(paid, missing);
}

// The document that the words beside the part name: behind it ("18.00 of charges on 4471") before
// the next sum, else before it; else the largest.
NamedItem& Shortfall::item_for(const PartTakenOff& part)
{
    const auto named = [&](const Reference& reference) {
        return std::ranges::find_if(items_, [&](const NamedItem& other) {
            return other.item->number == reference.number && !other.owed.is_negative();
        });
    };
    const auto window = words_about(text_, part.first, part.last);
    const auto& sentence = text_.words.sentence_of(part.first);
    const auto before = within(text_.references, sentence.first, part.first);
    const bool has_own = std::ranges::any_of(
        before, [&](const Reference* one) { return named(*one) != items_.end(); });
    for (const auto* reference : within(text_.references, part.last, window.last)) {
        if (has_own && starts_anew(text_, part.last, reference->first))
            break; // "4471, withheld 90.00 (missing), and 4480, withheld ..."
        if (const auto found = named(*reference); found != items_.end())
            return *found;
    }
    std::vector<Decimal> owed;
    std::ranges::transform(items_, std::back_inserter(owed), &NamedItem::owed);
    if (const auto pointed = pointed_at(text_, part, owed))
        return items_[*pointed];
    auto nearest = items_.end();
    for (const auto* reference : within(text_.references, 0, part.first)) {
        if (const auto found = named(*reference); found != items_.end())
            nearest = found;
    }
    const auto by_owed = [](const auto& a, const auto& b) { return a.owed < b.owed; };
    return nearest != items_.end() ? *nearest : *std::ranges::max_element(items_, by_owed);
}

// "Today we paid 2,000 of 4471 (5,430); the rest follows": not the sum of the document.
std::optional<Remittance> Shortfall::in_part() const
{
    const auto all = text_.words.words.size();
    if (items_.size() != 1 || !is_told(items_[0].owed)
        || (!text_.find("pay.part", 0, all) && !text_.find("pay.rest", 0, all)))
        return std::nullopt;
    for (const auto& amount : text_.amounts) {
        const auto& sentence = text_.words.sentence_of(amount.first);
        const bool said = text_.has("pay.past", sentence) || text_.has("pay.noun", sentence);
        if (!amount.is_money || !said || amount.value >= items_[0].owed
            || amount.value <= Decimal{})
            continue;
        Remittance remittance{.payment_amount = amount.value, .lines = {items_[0].line}};
        remittance.lines[0].net_amount = amount.value;
        return remittance;
    }
    return std::nullopt;
}

std::optional<Remittance> Shortfall::explain(const std::optional<Decimal>& told)
{
    if (items_.empty() || (parts_.empty() && items_.size() > 1))
        return std::nullopt;
    auto best = told ? explanation_of(*told) : std::nullopt;
    for (const auto& amount : text_.amounts) {
        auto found = explanation_of(amount.value);
        if (found && (!best || found->parts.size() < best->parts.size()))
            best = std::move(found);
    }
    if (!best)
        return in_part();
    const auto missing = owed() - best->paid;
    const bool of_all = best->parts.front().is_share && best->of == nullptr;
    for (const auto& part : best->parts) {
        if (of_all) {
            for (auto& named : items_)
                take_off(named.line, share_of(named.owed, part.value), part, text_);
        } else if (best->of != nullptr) {
            take_off(
                items_[static_cast<std::size_t>(best->of - items_.data())].line, missing, part,
                text_);
        } else {
            take_off(item_for(part).line, part.value, part, text_);
        }
    }
    Remittance remittance;
    remittance.payment_amount = best->paid;
    for (auto& named : items_)
        remittance.lines.push_back(std::move(named.line));
    return remittance;
}

} // namespace

std::optional<Remittance> explain_shortfall(
    const Prose& text,
    const Books& books,
    std::string_view party_id,
    const std::optional<Decimal>& told)
{
    if (text.amounts.size() > amounts_max)
        return std::nullopt; // A list of lines, which tables read.
    return Shortfall(text, books, party_id).explain(told);
}

} // namespace mailroom
