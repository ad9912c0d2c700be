#include "classifiers/details/promise_sums.h"

#include "classifiers/text/word_lists.h"

#include <algorithm>

namespace mailroom {
namespace {

// Does such a word stand right before the sum?
bool is_behind(const Prose& prose, const AmountMention& sum, std::string_view phrase_class)
{
    constexpr std::size_t reach = 4, apart_max = 1;
    const auto from = sum.first - std::min(sum.first, reach);
    const auto hits = prose.find_all(phrase_class, from, sum.first);
    return std::ranges::any_of(hits, [&](const PhraseHit* hit) {
        return hit->phrase_class == phrase_class && sum.first - hit->last <= apart_max;
    });
}

// "With the 22.00 credited", "l'avoir de 18,00": what is no part of the payment.
bool is_credited(const Prose& prose, const AmountMention& sum)
{
    constexpr std::size_t reach = 2;
    static const auto& credits = word_list("sum.credited");
    const auto& sentence = prose.words.sentence_of(sum.first);
    const auto from = std::max(sentence.first, sum.first - std::min(sum.first, reach));
    for (auto at = from; at < std::min(sum.last + 1, sentence.last); ++at) {
        if (credits.has(prose.words.words[at].folded))
            return true;
    }
    return false;
}

bool is_what_it_comes_to(const Prose& prose, const AmountMention& sum)
{
    const auto gap = sum.first > 0 ? prose.words.gap_after(sum.first - 1) : std::string_view();
    return gap.find('=') != gap.npos || is_behind(prose, sum, "promise.comes_to");
}

// "2,400 goes out tomorrow, 1,900 of it for 4471 and 500 for 4480".
bool is_sum_of_others(const std::vector<const AmountMention*>& sums)
{
    Decimal others;
    for (std::size_t i = 1; i < sums.size(); ++i)
        others = others + sums[i]->value;
    return others == sums.front()->value;
}

} // namespace

std::vector<const AmountMention*> money_in(const Prose& prose, const Sentence& sentence)
{
    auto amounts = within(prose.amounts, sentence.first, sentence.last);
    constexpr std::size_t reach = 3;
    std::erase_if(amounts, [&](const AmountMention* amount) {
        auto from = amount->first; // "We can't do it all: 1,000 on Monday"
        while (from > sentence.first && amount->first - from < reach
               && prose.words.gap_after(from - 1).find_first_of(":;") == std::string_view::npos)
            --from;
        return !amount->is_money
            || prose.find("pay.not", from, amount->first); // "but not the 30.00 fee"
    });
    return amounts;
}

void keep_sum_of_payment(std::vector<const AmountMention*>& sums, const Prose& prose)
{
    const auto is_rest = [&](const auto* sum) { return is_behind(prose, *sum, "pay.rest"); };
    const auto is_left = [&](const auto* sum) { return is_what_it_comes_to(prose, *sum); };
    auto found = std::ranges::find_if(sums, is_rest);
    if (found == sums.end())
        found = std::ranges::find_if(sums, is_left);
    if (found != sums.end())
        sums = {*found};
    else
        std::erase_if(sums, [&](const auto* sum) {
            return is_behind(prose, *sum, "promise.taken_off") || is_credited(prose, *sum);
        });
}

std::vector<const AmountMention*> sum_told_first(const Prose& prose, const Sentence& next)
{
    auto sums = money_in(prose, next);
    const bool first = !sums.empty()
        && (sums.front()->first == next.first
            || (prose.find("promise.comes_to", next.first, sums.front()->first)
                && is_what_it_comes_to(prose, *sums.front())));
    if (!first)
        return {};
    sums.resize(1);
    return sums;
}

void drop_totals(std::vector<const AmountMention*>& sums, std::size_t documents, const Prose& prose)
{
    if (documents > 1 && sums.size() == documents + 1 && is_sum_of_others(sums))
        sums.erase(sums.begin());
    else if (sums.size() < documents)
        std::erase_if(sums, [&](const auto* sum) { return is_what_it_comes_to(prose, *sum); });
}

} // namespace mailroom
