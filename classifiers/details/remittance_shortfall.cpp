#include "classifiers/details/remittance_shortfall.h"

#include "classifiers/details/remittance.h"

#include <algorithm>
#include <bit>

namespace mailroom {
namespace {

constexpr std::size_t items_max = 40, amounts_max = 200, parts_max = 8,
                      parts_of_one_payment_max = 4;
constexpr std::size_t words_around_max = 12; // Of a sum, that say what it is.

struct NamedItem {
    const OpenItem* item = nullptr;
    Decimal owed; // Credit notes below zero.
    RemittanceLine line;
};

// A sum or a share that the words say was taken off.
struct Part {
    Decimal value;
    bool is_share = false; // In percent.
    std::size_t first = 0, last = 0;
};

// A payment, and the parts that are missing from it.
struct Explanation {
    Decimal paid;
    std::vector<Part> parts;
    const NamedItem* of = nullptr; // The document whose share was taken off; null: of all.
};

struct Window {
    std::size_t first = 0, last = 0;
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
        find_parts();
    }

    std::optional<Remittance> explain();

private:
    void find_items(const Books& books, std::string_view party_id);
    void find_parts();
    void find_shares();
    bool is_taken_off(std::size_t first, std::size_t last) const;
    bool is_owed(const Decimal& sum) const;
    Window around(std::size_t first, std::size_t last) const;

    Decimal owed() const;
    std::optional<Explanation> explanation_of(const Decimal& paid) const;
    std::optional<Explanation> by_sums(const Decimal& paid, const Decimal& missing) const;
    std::optional<Explanation> by_share(const Decimal& paid, const Decimal& missing) const;
    std::optional<Explanation> by_difference(const Decimal& paid, const Decimal& missing) const;

    NamedItem& item_for(const Part& part);
    void take_off(NamedItem& item, const Decimal& sum, const Part& part);
    std::string reason_of(const Part& part) const;

    const Prose& text_;
    std::vector<NamedItem> items_;
    std::vector<Part> parts_;
};

void Shortfall::find_items(const Books& books, std::string_view party_id)
{
    for (const auto& reference : text_.references) {
        const bool seen = std::ranges::any_of(
            items_, [&](const NamedItem& other) { return other.item->number == reference.number; });
        if (!reference.known || seen || items_.size() == items_max)
            continue;
        for (const auto* item : books.open_items_by_number(reference.number)) {
            if (item->party_id != party_id || item->side != Side::receivable)
                continue;
            const bool credit = item->type == OpenItemType::credit_note;
            NamedItem named{item, credit ? -abs(item->amount) : item->amount, {}};
            named.line.document_number = item->number;
            named.line.gross_amount = named.line.net_amount = named.owed;
            items_.push_back(std::move(named));
            break;
        }
    }
}

// The words between the neighbouring sums, in the sentence.
Window Shortfall::around(std::size_t first, std::size_t last) const
{
    const auto& sentence = text_.words.sentence_of(first);
    Window window{
        std::max(sentence.first, first > words_around_max ? first - words_around_max : 0),
        std::min(sentence.last, last + words_around_max)};
    for (const auto& amount : text_.amounts) {
        if (!amount.is_money)
            continue;
        if (amount.last <= first)
            window.first = std::max(window.first, amount.last);
        else if (amount.first >= last)
            window.last = std::min(window.last, amount.first);
    }
    return window;
}

bool Shortfall::is_taken_off(std::size_t first, std::size_t last) const
{
    const auto [begin, end] = around(first, last);
    if (text_.find("pay.rest", begin, end) != nullptr)
        return false;
    for (const auto* name : {"pay.less", "pay.discount", "pay.fee", "pay.withheld"}) {
        if (text_.find(name, begin, end) != nullptr)
            return true;
    }
    return !text_.find_all("dispute.", begin, end).empty();
}

bool Shortfall::is_owed(const Decimal& sum) const
{
    return std::ranges::any_of(
        items_, [&](const NamedItem& named) { return abs(named.owed) == sum; });
}

void Shortfall::find_shares()
{
    const auto& words = text_.words.words;
    for (std::size_t i = 0; i < words.size() && parts_.size() < parts_max; ++i) {
        if (!words[i].has_digit)
            continue;
        const auto gap = text_.words.gap_after(i);
        const bool sign = gap.substr(0, 3).find('%') != std::string_view::npos;
        const bool word = i + 1 < words.size()
            && (words[i + 1].folded == "percent" || words[i + 1].folded == "prozent"
                || words[i + 1].folded == "procent" || words[i + 1].folded == "pct");
        auto digits = words[i].folded;
        std::ranges::replace(digits, ',', '.');
        const auto value = sign || word ? parse_decimal(digits) : std::nullopt;
        if (value && *value > Decimal{} && *value <= Decimal{50, 0} && is_taken_off(i, i + 1))
            parts_.push_back({*value, true, i, i + 1});
    }
}

void Shortfall::find_parts()
{
    find_shares();
    for (const auto& amount : text_.amounts) {
        const auto value = abs(amount.value);
        const bool seen = std::ranges::any_of(
            parts_, [&](const Part& part) { return !part.is_share && part.value == value; });
        if (parts_.size() < parts_max && !seen && !value.is_zero() && !is_owed(value)
            && is_taken_off(amount.first, amount.last))
            parts_.push_back({value, false, amount.first, amount.last});
    }
}

Decimal Shortfall::owed() const
{
    Decimal sum;
    for (const auto& named : items_)
        sum = sum + named.owed;
    return sum;
}

// The fewest parts that together are what is missing.
std::optional<Explanation> Shortfall::by_sums(const Decimal& paid, const Decimal& missing) const
{
    std::optional<Explanation> best;
    for (unsigned chosen = 1; chosen < 1U << parts_.size(); ++chosen) {
        const auto count = static_cast<std::size_t>(std::popcount(chosen));
        if (count > parts_of_one_payment_max || (best && best->parts.size() <= count))
            continue;
        Explanation candidate{.paid = paid};
        Decimal sum;
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            if ((chosen >> i & 1U) == 0 || parts_[i].is_share)
                continue;
            sum = sum + parts_[i].value;
            candidate.parts.push_back(parts_[i]);
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

// "450 instead of 500, since two are missing": the sums of one document are told, and that it is
// less.
std::optional<Explanation>
Shortfall::by_difference(const Decimal& paid, const Decimal& missing) const
{
    const bool owed_told = std::ranges::any_of(
        text_.amounts, [&](const auto& amount) { return amount.value == items_[0].owed; });
    if (items_.size() != 1 || !owed_told || missing * Decimal{4, 0} > items_[0].owed)
        return std::nullopt;
    for (const auto& amount : text_.amounts) {
        if (amount.value != paid || !amount.is_money)
            continue;
        const auto& sentence = text_.words.sentence_of(amount.first);
        if (text_.has("pay.less", sentence) && !text_.has("pay.rest", sentence)
            && !text_.has("pay.part", sentence)) {
            return Explanation{paid, {{missing, false, amount.first, amount.last}}, &items_[0]};
        }
    }
    return std::nullopt;
}

std::optional<Explanation> Shortfall::explanation_of(const Decimal& paid) const
{
    const auto missing = owed() - paid;
    if (missing.is_negative() || missing.is_zero() || missing > paid)
        return std::nullopt;
    if (auto found = by_sums(paid, missing))
        return found;
    if (auto found = by_share(paid, missing))
        return found;
    return by_difference(paid, missing);
}

// The document that the words beside the part name: behind it ("18.00 of charges on 4471") before
// the next sum, else before it; else the largest.
NamedItem& Shortfall::item_for(const Part& part)
{
    const auto named = [&](const Reference& reference) {
        return std::ranges::find_if(items_, [&](const NamedItem& other) {
            return other.item->number == reference.number && !other.owed.is_negative();
        });
    };
    const auto window = around(part.first, part.last);
    for (const auto* reference : within(text_.references, part.last, window.last)) {
        if (const auto found = named(*reference); found != items_.end())
            return *found;
    }
    auto nearest = items_.end();
    for (const auto* reference : within(text_.references, 0, part.first)) {
        if (const auto found = named(*reference); found != items_.end())
            nearest = found;
    }
    const auto by_owed = [](const auto& a, const auto& b) { return a.owed < b.owed; };
    return nearest != items_.end() ? *nearest : *std::ranges::max_element(items_, by_owed);
}

std::string Shortfall::reason_of(const Part& part) const
{
    const auto [first, last] = around(part.first, part.last);
    if (text_.find("pay.fee", first, last) != nullptr)
        return std::string(to_string(DisputeReason::other));
    if (text_.find("pay.withheld", first, last) != nullptr)
        return std::string(to_string(DisputeReason::tax));
    const auto& sentence = text_.words.sentence_of(part.first);
    for (const auto& [begin, end] :
         {Window{first, last}, Window{sentence.first, sentence.last},
          Window{part.last, text_.words.words.size()}}) {
        const auto reason = deduction_reason_in(text_.words.source(begin, end));
        if (enum_from_string<DisputeReason>(reason))
            return reason;
    }
    return std::string(to_string(DisputeReason::other));
}

void Shortfall::take_off(NamedItem& named, const Decimal& sum, const Part& part)
{
    const auto [first, last] = around(part.first, part.last);
    auto& line = named.line;
    line.net_amount = *line.net_amount - sum;
    const bool has_reason = !text_.find_all("dispute.", first, last).empty()
        || text_.find("pay.fee", first, last) || text_.find("pay.withheld", first, last);
    const bool is_discount =
        text_.find("pay.discount", first, last) != nullptr || (part.is_share && !has_reason);
    if (is_discount) {
        line.discount_amount = line.discount_amount.value_or(Decimal{}) + sum;
        return;
    }
    line.deduction_amount = line.deduction_amount.value_or(Decimal{}) + sum;
    line.deduction_reason = reason_of(part);
}

std::optional<Remittance> Shortfall::explain()
{
    if (items_.empty() || (parts_.empty() && items_.size() > 1))
        return std::nullopt;
    std::optional<Explanation> best;
    for (const auto& amount : text_.amounts) {
        auto found = explanation_of(amount.value);
        if (found && (!best || found->parts.size() < best->parts.size()))
            best = std::move(found);
    }
    if (!best)
        return std::nullopt;
    const auto missing = owed() - best->paid;
    const bool of_all = best->parts.front().is_share && best->of == nullptr;
    for (const auto& part : best->parts) {
        if (of_all) {
            for (auto& named : items_)
                take_off(named, share_of(named.owed, part.value), part);
        } else if (best->of != nullptr) {
            take_off(items_[static_cast<std::size_t>(best->of - items_.data())], missing, part);
        } else {
            take_off(item_for(part), part.value, part);
        }
    }
    Remittance remittance;
    remittance.payment_amount = best->paid;
    for (auto& named : items_)
        remittance.lines.push_back(std::move(named.line));
    return remittance;
}

} // namespace

std::optional<Remittance>
explain_shortfall(const Prose& text, const Books& books, std::string_view party_id)
{
    if (text.amounts.size() > amounts_max)
        return std::nullopt; // A list of lines, which tables read.
    return Shortfall(text, books, party_id).explain();
}

} // namespace mailroom
