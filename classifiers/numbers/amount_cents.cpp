// Hundredths of a sum, as prose adds them: for classifiers/numbers/amount_tails.h.

#include "classifiers/numbers/amount_tails.h"
#include "classifiers/numbers/number_words.h"
#include "core/ascii.h"
#include "core/currency.h"
#include "core/fold.h"

#include <algorithm>
#include <charconv>

namespace mailroom {
namespace {

constexpr std::size_t short_word_bytes_max = 3; // "and", "con", "et".

} // namespace

std::optional<int> hundredths_at_end(std::string_view word)
{
    if (word.size() <= hundredths_bytes || word[word.size() - hundredths_bytes] != '/'
        || is_digit(word.front()))
        return std::nullopt;
    int hundredths = 0;
    const auto digits = word.substr(word.size() - hundredths_bytes + 1);
    const auto* end = digits.data() + digits.size();
    return std::from_chars(digits.data(), end, hundredths).ptr == end ? std::optional(hundredths)
                                                                      : std::nullopt;
}

// "12 Euro 50 je Karton": two digits right behind the name of a currency, and nothing that they
// would count behind them.
bool AmountTails::ends_spoken_cents(const AmountMention& mention, std::size_t word) const
{
    constexpr std::size_t digits = 2, name_bytes_min = 4;
    if (word != mention.last || word == 0 || mention.value.scale != 0
        || words_.words[word].folded.size() != digits
        || words_.words[word - 1].folded.size() < name_bytes_min || words_.words[word - 1].has_digit
        || words_.gap_after(word - 1) != " ")
        return false;
    const bool ends = word + 1 >= words_.words.size() || words_.gap_after(word) != " ";
    return ends
        || (words_.words[word + 1].folded.size() <= short_word_bytes_max
            && !words_.words[word + 1].has_digit && hit_at(word + 1, "amount.unit") == nullptr);
}

// "12.500 euro e 50": two digits behind one short word, and nothing that they would count.
bool AmountTails::ends_bare_cents(const AmountMention& mention, std::size_t word) const
{
    constexpr std::size_t digits = 2;
    return word == mention.last + 1 && words_.words[word].folded.size() == digits
        && mention.value.scale == 0 && mention.last > 0
        && words_.gap_after(mention.last - 1).find_first_not_of(" \xE2\x82\xAC")
        == std::string_view::npos
        && words_.gap_after(word - 1) == " "
        && (word + 1 >= words_.words.size() || words_.gap_after(word) != " ")
        && hit_at(mention.last, "amount.with") != nullptr;
}

// "... dollars and 20 cents", "... euros et cinquante centimes"
void AmountTails::add_cents(AmountMention& mention) const
{
    for (auto at = mention.last; at < words_.words.size() && at <= mention.last + 1; ++at) {
        const auto& word = words_.words[at].folded;
        int cents = 0;
        const auto* end = word.data() + word.size();
        if (std::from_chars(word.data(), end, cents).ptr == end && cents < 100
            && (hit_at(at + 1, "subunit.") || ends_bare_cents(mention, at)
                || ends_spoken_cents(mention, at))) {
            mention.value = mention.value + Decimal{cents, 2};
            mention.last = at + (hit_at(at + 1, "subunit.") ? 2 : 1);
            return;
        }
        if (word.size() <= 3 && word.ends_with('p') // "and 50p"
            && std::from_chars(word.data(), end - 1, cents).ptr == end - 1) {
            mention.value = mention.value + Decimal{cents, 2};
            mention.last = at + 1;
            return;
        }
        const auto in_words = number_in_words(words_, at);
        const bool named = in_words && hit_at(in_words->last, "subunit.");
        const bool bare = in_words && at == mention.last && in_words->value >= 10 // "Euro fünfzig"
            && in_words->last == words_.sentence_of(mention.first).last;
        if (in_words && in_words->value < 100 && (named || bare)) {
            mention.value = mention.value + Decimal{in_words->value, 2};
            mention.last = in_words->last + (named ? 1 : 0);
            return;
        }
        if (word.size() > short_word_bytes_max)
            return;
    }
}

std::optional<AmountMention> AmountTails::lone_cents(std::size_t word) const
{
    const std::string_view text = words_.text;
    const auto& [folded, begin, end, sentence, has_digit, capital] = words_.words[word];
    constexpr std::size_t digits_max = 2;
    if (folded.size() > digits_max || !std::ranges::all_of(folded, is_digit))
        return std::nullopt;
    std::int64_t value = 0;
    std::from_chars(folded.data(), folded.data() + folded.size(), value);
    AmountMention cents{word, word + 1, Decimal{value, 2}, {}, true};
    const bool behind_mark = begin > 0 && (text[begin - 1] == '.' || text[begin - 1] == ',');
    const auto sign = behind_mark ? currency_ending_at(text, begin - 1) : CurrencyMark{};
    if (sign.length > 0 && folded.size() == digits_max)
        cents.currency = own_currency(std::string(sign.currency.code), sign.currency.certain);
    else if (text.substr(end).starts_with("\u00A2"))
        cents.currency = own_currency("USD", false);
    else
        return std::nullopt;
    return cents;
}

void AmountTails::add_spanish_cents(AmountMention& mention, std::size_t end) const
{
    constexpr std::size_t cents_bytes = 3;
    const auto behind = std::string_view(words_.text).substr(end);
    const bool there = behind.size() >= cents_bytes && behind[0] == '\'' && is_digit(behind[1])
        && is_digit(behind[2]) && (behind.size() == cents_bytes || !is_digit(behind[cents_bytes]));
    if (!there || mention.value.scale != 0)
        return;
    mention.value = mention.value + Decimal{(behind[1] - '0') * 10 + (behind[2] - '0'), 2};
    mention.is_money = true;
}

bool AmountTails::add_hundredths(AmountMention& mention) const
{
    constexpr std::string_view of_hundred = "/100";
    for (auto at = mention.last; at < words_.words.size() && at <= mention.last + 1; ++at) {
        const std::string_view word = words_.words[at].folded;
        if (word.size() == 2 + of_hundred.size() && word.ends_with(of_hundred)) {
            int cents = 0; // "no", "xx"
            std::from_chars(word.data(), word.data() + 2, cents);
            mention.value = mention.value + Decimal{cents, 2};
            mention.last = at + 1;
            return true;
        }
        if (word.size() > short_word_bytes_max || word.empty())
            break;
    }
    return false;
}

} // namespace mailroom
