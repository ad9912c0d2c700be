#include "classifiers/numbers/bare_sums.h"

#include "classifiers/text/word_lists.h"
#include "core/ascii.h"
#include "core/fold.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

class Marker {
public:
    Marker(
        std::vector<AmountMention>& amounts, const Words& words, const std::vector<PhraseHit>& hits)
        : amounts_(amounts),
          words_(words),
          hits_(hits)
    {
    }

    void mark()
    {
        for (std::size_t i = 0; i < amounts_.size(); ++i) {
            auto& amount = amounts_[i];
            if (is_time_of_day(amount))
                amount.is_money = false;
            else if (!amount.is_money && amount.value.scale == 0 && amount.currency.empty())
                amount.is_money = is_sum(amount, i);
        }
    }

private:
    bool is_sum(const AmountMention& amount, std::size_t index) const;
    bool stands_alone(const AmountMention& amount) const;
    bool follows_sum(const AmountMention& amount, std::size_t index) const;
    bool is_time_of_day(const AmountMention& amount) const;
    bool is_grouped(const AmountMention& amount) const;
    bool is_behind_rest(const AmountMention& amount, std::size_t from) const;
    bool is_round(const AmountMention& amount) const;
    bool is_round_with_day(const AmountMention& amount) const;
    bool is_round_and_paid(const AmountMention& amount) const;
    bool is_round_towards_number(const AmountMention& amount) const;
    bool begins_any(std::size_t first, std::size_t last, std::string_view family) const;

    std::vector<AmountMention>& amounts_;
    const Words& words_;
    const std::vector<PhraseHit>& hits_;
};

bool Marker::begins_any(std::size_t first, std::size_t last, std::string_view family) const
{
    return std::ranges::any_of(hits_between(hits_, first, last), [&](const PhraseHit& hit) {
        return hit.phrase_class.starts_with(family);
    });
}

// "alle 10.30", "10.30 am"
bool Marker::is_time_of_day(const AmountMention& amount) const
{
    return amount.currency.empty() && amount.value.scale == 2 && amount.value < Decimal{24, 0}
    && ((amount.first > 0 && begins_any(amount.first - 1, amount.first, "amount.clock"))
        || begins_any(amount.last, amount.last + 1, "amount.time_behind"));
}

// "12.000", "14,300", "5 000"
bool Marker::is_grouped(const AmountMention& amount) const
{
    constexpr std::int64_t least = 1'000;
    const auto text = words_.source(amount.first, amount.last);
    return amount.value.coefficient >= least && std::ranges::none_of(text, is_letter) // "1244/V2"
        && std::ranges::any_of(text, [](char c) { return !is_digit(c); });
}

// What follows is no noun that would be counted: the end, a day, a word of payment, a short word.
bool Marker::stands_alone(const AmountMention& amount) const
{
    const auto next = amount.last;
    if (next >= words_.words.size()
        || words_.words[next].sentence != words_.words[amount.first].sentence
        || words_.gap_after(next - 1) != " ")
        return true;
    constexpr std::size_t short_word_bytes_max = 3;
    const auto& word = words_.words[next];
    if (begins_any(next, next + 1, "amount.unit"))
        return false;
    if (begins_any(next, next + 1, "amount.billed"))
        return true;
    return (word.folded.size() <= short_word_bytes_max && !word.has_digit)
        || begins_any(next, next + 1, "date.") || begins_any(next, next + 1, "pay.")
        || begins_any(next, next + 1, "clause.");
}

// "1.200 now and 800 in May"
bool Marker::follows_sum(const AmountMention& amount, std::size_t index) const
{
    constexpr std::int64_t least = 100, most = 999;
    return index > 0 && amounts_[index - 1].is_money && amount.value.coefficient >= least
        && amount.value.coefficient <= most
        && words_.words[amounts_[index - 1].first].sentence == words_.words[amount.first].sentence
        && amount.first > 0 && begins_any(amount.first - 1, amount.first, "clause.joiner");
}

// "the other 850", "Restbetrag von 870"; not "otra vez la 7731".
bool Marker::is_behind_rest(const AmountMention& amount, std::size_t from) const
{
    constexpr std::size_t short_word_bytes_max = 3;
    return std::ranges::any_of(hits_between(hits_, from, amount.first), [&](const PhraseHit& hit) {
        bool beside = hit.phrase_class == "pay.rest";
        for (auto at = hit.last; beside && at < amount.first; ++at) {
            const auto& word = words_.words[at].folded;
            beside = word.size() <= short_word_bytes_max && word != "la" && word != "las";
        }
        return beside && words_.gap_after(amount.first - 1) != " ("; // "the other one (4471)"
    });
}

// "500", "2900": as round as a part of a payment is, and no year.
bool Marker::is_round(const AmountMention& amount) const
{
    constexpr std::int64_t least = 50, most = 9'900, hundred = 100, ten = 10, years_first = 1'900,
                           years_last = 2'100;
    const auto value = amount.value.coefficient;
    return value >= least && value <= most && value % (value < 1'000 ? ten : hundred) == 0
        && (value < years_first || value > years_last);
}

// "I promise you 500 this Friday", "1500 am 13.": a round sum, and right behind it its day.
bool Marker::is_round_with_day(const AmountMention& amount) const
{
    const auto& sentence = words_.sentence_of(amount.first);
    return is_round(amount) && amount.last < sentence.last
        && words_.gap_after(amount.last - 1) == " "
        && begins_any(amount.last, amount.last + 1, "date.")
        && !begins_any(amount.last, amount.last + 1, "date.unit")
        && !begins_any(amount.last, amount.last + 1, "date.business_days")
        && (begins_any(sentence.first, sentence.last, "pay.future")
            || begins_any(sentence.first, sentence.last, "pay.past"));
}

// "100 sent", "300 on its way", "a cheque for 400": a round sum beside the words that pay it.
bool Marker::is_round_and_paid(const AmountMention& amount) const
{
    if (!is_round(amount))
        return false;
    const bool starts = amount.first == 0 // Or "today 3000 sent".
        || words_.words[amount.first - 1].sentence != words_.words[amount.first].sentence
        || begins_any(amount.first - 1, amount.first, "date.day");
    if (starts && begins_any(amount.last, amount.last + 1, "pay.past"))
        return true;
    return amount.first >= 2 && begins_any(amount.first - 1, amount.first, "amount.of")
        && begins_any(amount.first - 2, amount.first - 1, "pay.noun")
        && words_.gap_after(amount.first - 2) == " ";
}

// "Sent 200 off 4471", "heute 400 auf die 4471 gezahlt": a round sum that is paid towards a number.
bool Marker::is_round_towards_number(const AmountMention& amount) const
{
    static const auto& towards = word_list("amount.towards");
    static const auto& articles = word_list("amount.article");
    constexpr std::size_t number_digits_min = 3;
    const auto& sentence = words_.sentence_of(amount.first);
    auto at = amount.last;
    if (!is_round(amount) || at + 1 >= sentence.last || !towards.has(words_.words[at].folded))
        return false;
    ++at;
    if (articles.has(words_.words[at].folded) && at + 1 < sentence.last)
        ++at;
    return count_digits(words_.words[at].folded) >= number_digits_min
        && (begins_any(sentence.first, sentence.last, "pay.past")
            || begins_any(sentence.first, sentence.last, "pay.made")
            || begins_any(sentence.first, sentence.last, "pay.moves")
            || begins_any(sentence.first, sentence.last, "pay.future"));
}

bool Marker::is_sum(const AmountMention& amount, std::size_t index) const
{
    static constexpr std::array<std::string_view, 6> payments{"pay.future", "pay.past", "pay.moves",
                                                              "pay.rest",   "pay.part", "pay.made"};
    static constexpr std::array<std::string_view, 8> labels{
        "ref.invoice",  "ref.credit_note", "ref.purchase_order", "ref.delivery",
        "ref.customer", "ref.other",       "ref.number_sign",    "doc."};
    constexpr std::size_t label_reach = 2, rest_reach = 3;
    const auto& sentence = words_.sentence_of(amount.first);
    const auto behind = [&](std::size_t reach) {
        return std::max(sentence.first, amount.first - std::min(amount.first, reach));
    };
    const bool labelled = std::ranges::any_of(labels, [&](std::string_view family) {
        return begins_any(behind(label_reach), amount.first, family);
    });
    if (!stands_alone(amount))
        return false;
    if (labelled)
        return is_round_and_paid(amount);
    if (is_grouped(amount))
        return std::ranges::any_of(payments, [&](std::string_view family) {
            return begins_any(sentence.first, sentence.last, family);
        });
    constexpr std::int64_t rest_most = 9'999, rest_least = 50;
    const bool of_rest = is_behind_rest(amount, behind(rest_reach))
        && amount.value.coefficient >= rest_least && amount.value.coefficient <= rest_most;
    return of_rest || follows_sum(amount, index) || is_round_with_day(amount)
        || is_round_and_paid(amount) || is_round_towards_number(amount);
}

} // namespace

void mark_bare_sums(
    std::vector<AmountMention>& amounts, const Words& words, const std::vector<PhraseHit>& hits)
{
    Marker(amounts, words, hits).mark();
}

} // namespace mailroom
