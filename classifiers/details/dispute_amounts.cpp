#include "classifiers/details/dispute_amounts.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <span>

namespace mailroom {
namespace {

using Amounts = std::vector<const AmountMention*>;

// What was never delivered, or billed or paid before, is contested as a whole.
bool contests_whole(DisputeReason reason)
{
    return reason == DisputeReason::not_received || reason == DisputeReason::duplicate
        || reason == DisputeReason::already_paid;
}

// "780 + VAT, so 936": the sum with the tax that the words behind the first one add to it.
std::optional<Decimal> with_tax(const Prose& prose, const AmountMention& net)
{
    static constexpr std::array<std::int64_t, 17> shares_in_tenths{
        40, 50, 55, 60, 70, 80, 81, 90, 100, 130, 190, 200, 210, 220, 230, 240, 250};
    constexpr std::size_t reach = 4;
    const auto last = std::min(net.last + reach, prose.words.words.size());
    if (!prose.find("dispute.tax", net.last, last))
        return std::nullopt;
    for (const auto& gross : prose.amounts) {
        const bool fits = std::ranges::any_of(shares_in_tenths, [&](std::int64_t share) {
            return rounded(abs(net.value) * Decimal{1000 + share, 3}, 2) == abs(gross.value);
        });
        if (gross.is_money && fits)
            return abs(gross.value);
    }
    return std::nullopt;
}

std::optional<Decimal> largest(const Prose& prose, const Amounts& amounts)
{
    const AmountMention* found = nullptr;
    for (const auto* amount : amounts) {
        if (found == nullptr || abs(amount->value) > abs(found->value))
            found = amount;
    }
    if (found == nullptr)
        return std::nullopt;
    const auto gross = with_tax(prose, *found);
    return gross ? gross : abs(found->value);
}

// "At 845.00 where your list has 789.00: 56.00", "6 at 89.90 instead of 79.90 are 60.00": of
// three sums the one that the difference of the others comes to, times a whole number.
std::optional<Decimal> difference_told(const Amounts& all, const Amounts& parts)
{
    constexpr int times_max = 200;
    constexpr std::size_t amounts_max = 4; // Tables tell differences of many things.
    for (const auto* high : all) {
        for (const auto* low : all) {
            const auto apart = abs(high->value) - abs(low->value);
            if (apart <= Decimal{} || all.size() > amounts_max)
                continue;
            for (const auto* told : parts) {
                auto sum = apart;
                for (int times = 1; times <= times_max && sum < abs(told->value); ++times)
                    sum = sum + apart;
                if (sum == abs(told->value) && told != high && told != low)
                    return sum;
            }
        }
    }
    return std::nullopt;
}

// "38 on each of 4471, 4480 and 4490, 114 in all": what is told of each of so many documents.
std::optional<Decimal> share_of_each(const Amounts& amounts, std::size_t documents)
{
    for (const auto* each : amounts) {
        const auto all = abs(each->value) * Decimal{static_cast<std::int64_t>(documents), 0};
        if (documents > 1 && std::ranges::any_of(amounts, [&](const AmountMention* one) {
                return abs(one->value) == all;
            }))
            return abs(each->value);
    }
    return std::nullopt;
}

class SumReader {
public:
    SumReader(const Prose& prose, const Books& books, const std::string& number)
        : prose_(prose),
          items_(books.open_items_by_number(number)),
          number_(number)
    {
    }

    // The document's total where the clauses name it.
    std::optional<Decimal> whole_in(std::span<const Sentence> clauses) const;
    Amounts parts_in(const Sentence& whole_clause) const;
    Amounts marked(const Amounts& amounts, const Sentence& clause) const;

private:
    Sentence own_part(const Sentence& clause) const;
    bool is_whole(const Decimal& value) const;
    bool is_too_much(const Decimal& value) const;
    bool is_bound_or_rest(const AmountMention& amount, const Sentence& clause) const;
    bool is_paid_part(const AmountMention& amount) const;
    bool is_pronoun(const AmountMention& amount) const;
    const Sentence* clause_of(const AmountMention& amount) const;

    const Prose& prose_;
    std::vector<const OpenItem*> items_;
    const std::string& number_;
};

bool SumReader::is_whole(const Decimal& value) const
{
    return std::ranges::any_of(items_, [&](const OpenItem* item) {
        return abs(item->amount) == value || abs(item->open_amount) == value;
    });
}

bool SumReader::is_too_much(const Decimal& value) const
{
    return !items_.empty() && std::ranges::all_of(items_, [&](const OpenItem* item) {
        return abs(item->amount) < value;
    });
}

// "over 200.00 it ships free"; "happy to pay the 212.58".
bool SumReader::is_bound_or_rest(const AmountMention& amount, const Sentence& clause) const
{
    constexpr std::size_t reach = 4;
    const auto from = std::max(clause.first, amount.first - std::min(amount.first, reach));
    const auto hits = prose_.find_all("sum.", from, amount.first);
    const auto behind_article = [&](std::size_t word) { // "sopra i 200"
        constexpr std::size_t article_bytes_max = 3;
        return word + 1 == amount.first
            && prose_.words.words[word].folded.size() <= article_bytes_max;
    };
    return std::ranges::any_of(hits, [&](const PhraseHit* hit) {
        return hit->phrase_class == "sum.payable" || hit->last == amount.first
            || (hit->phrase_class == "sum.bound" && behind_article(hit->last));
    });
}

// "Which one's real?" names no Brazilian money.
bool SumReader::is_pronoun(const AmountMention& amount) const
{
    return abs(amount.value) == Decimal{1, 0} && !prose_.words.words[amount.first].has_digit;
}

const Sentence* SumReader::clause_of(const AmountMention& amount) const
{
    const auto clause = std::ranges::find_if(prose_.clauses, [&](const Sentence& one) {
        return one.first <= amount.first && amount.last <= one.last;
    });
    return clause == prose_.clauses.end() ? nullptr : &*clause;
}

// "6 x 31.50 = 189.00. I'll pay the rest, 1,311.00": of two sums that make the bill, told apart,
// the one that is paid, or else the larger one, is not contested.
bool SumReader::is_paid_part(const AmountMention& amount) const
{
    const auto* clause = clause_of(amount);
    const auto is_taken_off = [&](const AmountMention& one) {
        constexpr std::size_t reach = 3; // "less the 129.00"
        return prose_.find("pay.less", one.first - std::min(one.first, reach), one.first)
            != nullptr;
    };
    const auto pays = [&](const Sentence& one) {
        return !prose_.has("pay.not", one) && !prose_.has("sum.withheld", one)
            && (prose_.has("pay.future", one) || prose_.has("pay.past", one)
                || prose_.has("pay.rest", one));
    };
    return clause != nullptr
        && std::ranges::any_of(prose_.amounts, [&](const AmountMention& other) {
               const auto* beside = clause_of(other);
               if (!other.is_money || beside == nullptr
                   || !is_whole(abs(amount.value) + abs(other.value)))
                   return false;
               if (beside == clause)
                   return is_taken_off(other) && !is_taken_off(amount);
               const bool paid = pays(*clause), other_paid = pays(*beside);
               return paid == other_paid ? abs(amount.value) > abs(other.value) : paid;
           });
}

std::optional<Decimal> SumReader::whole_in(std::span<const Sentence> clauses) const
{
    for (const auto& clause : clauses) {
        for (const auto* amount : within(prose_.amounts, clause.first, clause.last)) {
            if (amount->is_money && is_whole(abs(amount->value)))
                return abs(amount->value);
        }
    }
    return std::nullopt;
}

// Of "4471 carries 70.12 of tax and 4480 114.13" what stands behind the document's own number.
Sentence SumReader::own_part(const Sentence& clause) const
{
    const auto named = within(prose_.references, clause.first, clause.last);
    const auto own =
        std::ranges::find_if(named, [&](const Reference* one) { return one->number == number_; });
    if (own == named.end())
        return clause;
    const auto other = std::find_if(
        own, named.end(), [&](const Reference* one) { return one->number != number_; });
    const Sentence part{
        (*own)->last, other == named.end() ? clause.last : (*other)->first, clause.question};
    return within(prose_.amounts, part.first, part.last).empty() ? clause : part;
}

// The sums of a clause that may be contested beside the total.
Amounts SumReader::parts_in(const Sentence& whole_clause) const
{
    const auto clause = own_part(whole_clause);
    auto amounts = within(prose_.amounts, clause.first, clause.last);
    std::erase_if(amounts, [&](const AmountMention* amount) {
        const auto value = abs(amount->value);
        return !amount->is_money || is_whole(value) || is_too_much(value)
            || is_bound_or_rest(*amount, clause) || is_paid_part(*amount) || is_pronoun(*amount);
    });
    return amounts;
}

Amounts SumReader::marked(const Amounts& amounts, const Sentence& clause) const
{
    Amounts found;
    for (const auto* amount : amounts) {
        constexpr std::size_t reach = 4;
        const auto from = std::max(clause.first, amount->first - std::min(amount->first, reach));
        if (prose_.find("dispute.amount", from, std::min(clause.last, amount->last + reach)))
            found.push_back(amount);
    }
    return found;
}

} // namespace

std::optional<Decimal> contested_sum(
    const Prose& prose,
    const Books& books,
    const DisputeScope& scope,
    const std::string& number,
    DisputeReason reason)
{
    const SumReader sums(prose, books, number);
    if (const auto whole = sums.whole_in(prose.clauses); whole && contests_whole(reason))
        return whole;
    Amounts marked, parts, all;
    for (const auto& clause : scope.clauses) {
        const auto here = sums.parts_in(clause);
        const auto here_marked = sums.marked(here, clause);
        marked.insert(marked.end(), here_marked.begin(), here_marked.end());
        parts.insert(parts.end(), here.begin(), here.end());
        std::ranges::copy_if(
            within(prose.amounts, clause.first, clause.last), std::back_inserter(all),
            &AmountMention::is_money);
    }
    if (const auto each = share_of_each(parts, scope.documents.size()))
        return each;
    if (const auto difference = difference_told(all, parts);
        difference && reason == DisputeReason::pricing)
        return difference;
    if (!marked.empty())
        return largest(prose, marked);
    if (!parts.empty())
        return largest(prose, parts);
    const bool withheld = std::ranges::any_of(scope.clauses, [&](const Sentence& clause) {
        return prose.has("sum.withheld", clause) || prose.has("remedy.cancellation", clause);
    });
    return withheld ? sums.whole_in(scope.clauses) : std::nullopt;
}

} // namespace mailroom
