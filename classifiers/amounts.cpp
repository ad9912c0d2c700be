#include "classifiers/amounts.h"

#include "classifiers/number_words.h"
#include "core/scan_amounts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>

namespace mailroom {
namespace {

constexpr std::size_t short_word_bytes_max = 3; // "de", "of", "von": between a sum and its name.

std::string_view after_point(std::string_view phrase_class)
{
    return phrase_class.substr(phrase_class.find('.') + 1);
}

Decimal times_ten_to(const Decimal& value, int zeros)
{
    std::int64_t power = 1;
    for (int i = 0; i < zeros; ++i)
        power *= 10;
    auto product = value * Decimal{power, 0};
    return product.scale > 2 ? rounded(product, 2) : product;
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

class Reader {
public:
    Reader(
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
            if (family == "currency" || family == "subunit" || family == "scale"
                || family == "amount")
                hits_.emplace(hit.first, &hit);
        }
    }

    std::vector<AmountMention> read()
    {
        read_figures();
        read_suffixed_figures();
        read_words();
        read_phrases();
        const auto by_place = [](const auto& a, const auto& b) { return a.first < b.first; };
        std::stable_sort(found_.begin(), found_.end(), by_place);
        return std::move(found_);
    }

private:
    void read_figures();
    void read_suffixed_figures();
    void read_words();
    void read_phrases();

    const PhraseHit* hit_at(std::size_t word, std::string_view family) const;
    std::optional<int> scale_at(std::size_t word) const;
    void read_tail(AmountMention& mention) const;
    bool read_currency(AmountMention& mention) const;
    bool read_subunit(AmountMention& mention) const;
    void add_cents(AmountMention& mention) const;
    void keep(AmountMention mention);
    std::string own_currency(const std::string& code, bool certain) const;
    bool taken(std::size_t first, std::size_t last) const;

    const Words& words_;
    const Party* party_;
    const Company& company_;
    std::multimap<std::size_t, const PhraseHit*> hits_; // By first word.
    std::vector<AmountMention> found_;
};

const PhraseHit* Reader::hit_at(std::size_t word, std::string_view family) const
{
    const auto [first, last] = hits_.equal_range(word);
    const auto found = std::find_if(
        first, last, [&](const auto& hit) { return hit.second->phrase_class.starts_with(family); });
    return found == last ? nullptr : found->second;
}

// "$" and "kr" are those of the party, else ours.
std::string Reader::own_currency(const std::string& code, bool certain) const
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

bool Reader::taken(std::size_t first, std::size_t last) const
{
    return std::any_of(found_.begin(), found_.end(), [&](const auto& other) {
        return other.first < last && first < other.last;
    });
}

std::optional<int> Reader::scale_at(std::size_t word) const
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
bool Reader::read_currency(AmountMention& mention) const
{
    auto at = mention.last;
    constexpr std::string_view euro = "\u20AC";
    const auto gap = at > 0 ? words_.gap_after(at - 1) : std::string_view();
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

bool Reader::read_subunit(AmountMention& mention) const
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

// "... dollars and 20 cents"
void Reader::add_cents(AmountMention& mention) const
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
        if (word.size() > short_word_bytes_max)
            return;
    }
}

// What stands behind a figure: a multiple, its currency, the dash for "no cents".
void Reader::read_tail(AmountMention& mention) const
{
    if (const auto zeros = scale_at(mention.last)) {
        mention.value = times_ten_to(mention.value, *zeros);
        mention.is_money |= !mention.currency.empty();
        ++mention.last;
    }
    mention.is_money |= dash_at(words_.gap_after(mention.last - 1)) != 0;
    if (mention.currency.empty() && (read_currency(mention) || read_subunit(mention)))
        mention.is_money = true;
    else if (!mention.currency.empty())
        add_cents(mention);
}

void Reader::keep(AmountMention mention)
{
    const bool minus = mention.first > 0 && hit_at(mention.first - 1, "amount.minus");
    if (minus && mention.is_money && !mention.value.is_negative())
        mention.value = -mention.value;
    found_.push_back(std::move(mention));
}

void Reader::read_figures()
{
    const std::string_view all = words_.text;
    std::size_t at = 0;
    for (const auto& scanned : scan_amounts(all, decimal_mark_of(all))) {
        while (at < words_.words.size() && words_.words[at].end <= scanned.begin)
            ++at;
        auto last = at;
        while (last < words_.words.size() && words_.words[last].begin < scanned.end)
            ++last;
        if (scanned.percent || at >= last || taken(at, last))
            continue;
        AmountMention mention{
            at, last, scanned.value, own_currency(scanned.currency, scanned.currency_certain)};
        if (mention.value.is_negative() && all[scanned.begin] == '(') {
            mention.value = abs(mention.value);
            mention.in_brackets = true;
        }
        const bool quantity = scanned.currency.empty() && hit_at(last, "amount.unit") != nullptr
            && words_.gap_after(last - 1).size() <= 1;
        mention.is_money = !quantity && (!scanned.currency.empty() || scanned.has_decimals);
        read_tail(mention);
        keep(std::move(mention));
    }
}

// "1.2k", "15k", "$5M"
void Reader::read_suffixed_figures()
{
    for (std::size_t i = 0; i < words_.words.size(); ++i) {
        const auto& word = words_.words[i];
        const auto digits = word.folded.find_first_not_of("0123456789.,");
        if (!word.has_digit || digits == std::string::npos || digits == 0
            || digits + 1 != word.folded.size() || taken(i, i + 1))
            continue;
        const auto letter = word.folded[digits];
        const auto amounts = scan_amounts(std::string_view(word.folded).substr(0, digits));
        const auto before = currency_ending_at(words_.text, word.begin);
        if ((letter != 'k' && letter != 'm') || amounts.size() != 1
            || (letter == 'm' && before.length == 0))
            continue;
        constexpr int thousand = 3, million = 6;
        AmountMention mention{
            i, i + 1, times_ten_to(amounts.front().value, letter == 'k' ? thousand : million),
            own_currency(std::string(before.currency.code), before.currency.certain), true};
        read_tail(mention);
        keep(std::move(mention));
    }
}

// "eighteen thousand four hundred dollars". Behind its figure, the same sum is no second one.
void Reader::read_words()
{
    for (std::size_t i = 0; i < words_.words.size();) {
        const auto number = words_.words[i].has_digit ? std::nullopt : number_in_words(words_, i);
        if (!number) {
            ++i;
            continue;
        }
        AmountMention mention{i, number->last, Decimal{number->value, 0}, {}, true};
        i = number->last;
        const bool named = read_currency(mention) || read_subunit(mention);
        const bool repeats = std::any_of(found_.begin(), found_.end(), [&](const auto& other) {
            return other.value == mention.value;
        });
        if (!named || repeats || taken(mention.first, mention.last))
            continue;
        add_cents(mention);
        std::erase_if(found_, [&](const auto& other) {
            return other.first < mention.last && mention.first < other.last; // Its cents.
        });
        keep(std::move(mention));
    }
}

// Round sums that stand without a currency: "a thousand today".
void Reader::read_phrases()
{
    for (const auto& [first, hit] : hits_) {
        const auto digits = after_point(hit->phrase_class);
        std::int64_t value = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (hit->phrase_class.starts_with("amount.") && value > 0 && !taken(hit->first, hit->last))
            keep({hit->first, hit->last, Decimal{value * 100, 2}, {}, true});
    }
}

} // namespace

std::vector<AmountMention> find_amounts(
    const Words& words,
    const std::vector<PhraseHit>& hits,
    const Party* party,
    const Company& company)
{
    return Reader(words, hits, party, company).read();
}

} // namespace mailroom
