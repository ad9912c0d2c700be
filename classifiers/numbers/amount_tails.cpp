#include "classifiers/numbers/amount_tails.h"

#include "classifiers/numbers/number_words.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace mailroom {
namespace {

constexpr std::size_t short_word_bytes_max = 3; // "de", "of", "von": between a sum and its name.

std::string_view after_point(std::string_view phrase_class)
{
    return phrase_class.substr(phrase_class.find('.') + 1);
}

// "80,-", "250.--": no cents.
std::size_t dash_at(std::string_view gap)
{
    static constexpr std::array<std::string_view, 6> dashes{",-",      ".-",      ",\u2013",
                                                            ".\u2013", ",\u2014", ".\u2014"};
    const auto found = std::find_if(
        dashes.begin(), dashes.end(), [&](std::string_view mark) { return gap.starts_with(mark); });
    return found == dashes.end() ? 0 : found->size();
}

} // namespace

AmountTails::AmountTails(
    const Words& words,
    const std::vector<PhraseHit>& hits,
    const Party* party,
    const Company& company)
    : words_(words),
      party_(party),
      company_(company)
{
    for (const auto& hit : hits) {
        const auto family = hit.phrase_class.substr(0, hit.phrase_class.find('.'));
        if (family == "currency" || family == "subunit" || family == "scale" || family == "amount")
            hits_.emplace(hit.first, &hit);
    }
}

Decimal times_ten_to(const Decimal& value, int zeros)
{
    std::int64_t power = 1;
    for (int i = 0; i < zeros; ++i)
        power *= 10;
    auto product = value * Decimal{power, 0};
    return product.scale > 2 ? rounded(product, 2) : product;
}

const PhraseHit* AmountTails::hit_at(std::size_t word, std::string_view family) const
{
    const auto [first, last] = hits_.equal_range(word);
    const auto found = std::find_if(
        first, last, [&](const auto& hit) { return hit.second->phrase_class.starts_with(family); });
    return found == last ? nullptr : found->second;
}

// "$" and "kr" are those of the party, else ours.
std::string AmountTails::own_currency(const std::string& code, bool certain) const
{
    if (code.empty() || certain)
        return code;
    for (const auto& own : {party_ ? party_->currency : std::string(), company_.currency}) {
        const bool peso =
            code == "USD" && (own == "MXN" || own == "ARS" || own == "CLP" || own == "COP");
        if (peso || (own.ends_with("D") && code.ends_with("D"))
            || (own.ends_with("K") && code.ends_with("K")))
            return own;
    }
    return code;
}

std::optional<int> AmountTails::scale_at(std::size_t word) const
{
    if (word >= words_.words.size() || word == 0)
        return std::nullopt;
    const auto* hit = hit_at(word, "scale.");
    const auto gap = words_.gap_after(word - 1);
    constexpr std::size_t blank_bytes_max = 3; // A thin one of UTF-8.
    if (hit == nullptr || gap.size() > blank_bytes_max
        || words_.words[word].sentence != words_.words[word - 1].sentence)
        return std::nullopt;
    // "T€", "k€", "M€": a letter alone multiplies only beside the sign.
    const bool letter = words_.words[word].folded.size() == 1;
    if (letter && !words_.gap_after(word).starts_with("\u20AC"))
        return std::nullopt;
    int zeros = 0;
    const auto digits = after_point(hit->phrase_class);
    std::from_chars(digits.data(), digits.data() + digits.size(), zeros);
    return zeros;
}

// "... euros", "... de euros", and the sign behind a multiple: "k€", "Mio. €".
bool AmountTails::read_currency(AmountMention& mention) const
{
    auto at = mention.last;
    constexpr std::string_view euro = "\u20AC";
    auto gap = at > 0 ? words_.gap_after(at - 1) : std::string_view();
    gap.remove_prefix(dash_at(gap)); // "5.000,- €"
    if (const auto sign = gap.find_first_not_of(". ");
        sign != gap.npos && gap.substr(sign).starts_with(euro)) {
        mention.currency = "EUR";
        return true;
    }
    for (int skip = 0; skip < 2 && at < words_.words.size(); ++skip, ++at) {
        const auto between = words_.gap_after(at - 1);
        if (words_.words[at].sentence != words_.words[mention.first].sentence
            || (between.find_first_of(",;:()") != between.npos && dash_at(between) == 0))
            return false;
        if (const auto* hit = hit_at(at, "currency.")) {
            if (mention.currency.empty()) {
                const std::string code(after_point(hit->phrase_class));
                mention.currency = own_currency(code, code != "USD");
            }
            mention.last = hit->last;
            return true;
        }
        if (words_.words[at].folded.size() > short_word_bytes_max || words_.words[at].has_digit)
            return false;
    }
    return false;
}

bool AmountTails::read_subunit(AmountMention& mention) const
{
    const auto* hit = hit_at(mention.last, "subunit.");
    if (hit == nullptr || !mention.currency.empty())
        return false;
    mention.value =
        Decimal{mention.value.coefficient, static_cast<std::uint8_t>(mention.value.scale + 2)};
    const std::string code(after_point(hit->phrase_class));
    const bool cents = code == "EUR" && party_ && !party_->currency.empty();
    mention.currency = cents ? party_->currency : code;
    mention.last = hit->last;
    return true;
}

// "... dollars and 20 cents", "... euros et cinquante centimes"
void AmountTails::add_cents(AmountMention& mention) const
{
    for (auto at = mention.last; at < words_.words.size() && at <= mention.last + 1; ++at) {
        const auto& word = words_.words[at].folded;
        int cents = 0;
        const auto* end = word.data() + word.size();
        if (std::from_chars(word.data(), end, cents).ptr == end && cents < 100
            && hit_at(at + 1, "subunit.")) {
            mention.value = mention.value + Decimal{cents, 2};
            mention.last = at + 2;
            return;
        }
        const auto in_words = number_in_words(words_, at);
        if (in_words && in_words->value < 100 && hit_at(in_words->last, "subunit.")) {
            mention.value = mention.value + Decimal{in_words->value, 2};
            mention.last = in_words->last + 1;
            return;
        }
        if (word.size() > short_word_bytes_max)
            return;
    }
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

// What stands behind a figure: a multiple, its currency, the dash for "no cents".
void AmountTails::read_tail(AmountMention& mention) const
{
    if (const auto zeros = scale_at(mention.last)) {
        mention.value = times_ten_to(mention.value, *zeros);
        const auto* named = hit_at(mention.last, "currency."); // "TEUR"
        if (named && mention.currency.empty())
            mention.currency = after_point(named->phrase_class);
        mention.is_money |= !mention.currency.empty();
        ++mention.last;
    }
    mention.is_money |= dash_at(words_.gap_after(mention.last - 1)) != 0;
    if (mention.currency.empty() && (read_currency(mention) || read_subunit(mention)))
        mention.is_money = true;
    else if (!mention.currency.empty())
        add_cents(mention);
}

} // namespace mailroom
