#include "classifiers/numbers/amount_tails.h"

#include "classifiers/numbers/number_words.h"
#include "core/fold.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace mailroom {
namespace {

constexpr std::size_t short_word_bytes_max = 3; // "de", "of", "von": between a sum and its name.

// "80,-", "250.--": no cents.
std::size_t dash_at(std::string_view gap)
{
    static constexpr std::array<std::string_view, 7> dashes{
        ",-", ".-", ":-", ",\u2013", ".\u2013", ",\u2014", ".\u2014"};
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

std::string_view after_point(std::string_view phrase_class)
{
    return phrase_class.substr(phrase_class.find('.') + 1);
}

Decimal with_thousands(const ScannedAmount& scanned, std::string_view text)
{
    constexpr std::uint8_t group = 3;
    const auto digit = text.find_first_of("0123456789", scanned.begin);
    const bool swiss = // "1'250,000"
        text.substr(scanned.begin, scanned.end - scanned.begin).find('\'') != text.npos;
    const bool grouped = (scanned.ambiguous || swiss) && scanned.value.scale == group
        && digit != text.npos && text[digit] != '0';
    return grouped ? Decimal{scanned.value.coefficient, 0} : scanned.value;
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
    constexpr std::size_t blank_bytes_max = 3;    // A thin one of UTF-8.
    const bool opens = gap.find('(') != gap.npos; // "1.250,00 (mil duzentos e cinquenta reais)"
    if (hit == nullptr || gap.size() > blank_bytes_max || opens
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

// "4471 CHF 4'429.27": the currency between a number and a figure with decimals is the figure's.
bool AmountTails::is_of_next_figure(const AmountMention& mention, std::size_t next) const
{
    return mention.value.scale == 0 && next < words_.words.size() && words_.words[next].has_digit
        && (words_.gap_after(next - 1) == " " || words_.gap_after(next - 1) == " -")
        && words_.source(next, next + 1).find_first_of(".,'") != std::string_view::npos;
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
            if (is_of_next_figure(mention, hit->last))
                return false;
            if (mention.currency.empty()) {
                const std::string code(after_point(hit->phrase_class));
                mention.currency =
                    own_currency(code, code != "USD" && words_.words[at].folded != "kr");
            }
            mention.last = hit->last;
            return true;
        }
        if (words_.words[at].folded.size() > short_word_bytes_max || words_.words[at].has_digit)
            return false;
    }
    return false;
}

bool AmountTails::takes_currency_before(AmountMention& mention) const
{
    const auto* hit = mention.first > 0 ? hit_at(mention.first - 1, "currency.") : nullptr;
    if (!hit || hit->last != mention.first || words_.gap_after(mention.first - 1) != " "
        || mention.value < Decimal{100, 0})
        return false;
    mention.currency = after_point(hit->phrase_class);
    return true;
}

bool AmountTails::has_minus(const AmountMention& mention) const
{
    if (mention.first == 0)
        return false;
    const auto before = mention.first - 1;
    const bool dash = words_.gap_after(before) == " - " && hit_at(before, "amount.of");
    return dash || hit_at(before, "amount.minus");
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

bool AmountTails::read_money_word(AmountMention& mention) const
{
    constexpr int thousand = 3;
    if (!hit_at(mention.last, "amount.thousands"))
        return false;
    mention.value = times_ten_to(mention.value, thousand);
    ++mention.last;
    mention.is_money = true;
    return true;
}

// What stands behind a figure: a multiple, its currency, the dash for "no cents".
void AmountTails::read_tail(AmountMention& mention) const
{
    if (read_money_word(mention)) {
        read_currency(mention);
        return;
    }
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
    if (!mention.currency.empty() && !add_hundredths(mention))
        add_cents(mention);
}

} // namespace mailroom
