#include "classifiers/numbers/amounts.h"

#include "classifiers/numbers/amount_tails.h"
#include "classifiers/numbers/bare_sums.h"
#include "classifiers/numbers/number_words.h"
#include "core/ascii.h"
#include "core/currency.h"
#include "core/fold.h"
#include "core/scan_amounts.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace mailroom {
namespace {

// "327.65 to your account", and no tonnes: "12,50 to Kies".
bool leads_to_receiver(const Words& words, std::size_t word)
{
    return words.words[word].folded == "to" && word + 1 < words.words.size()
        && !words.words[word + 1].capital;
}

class Reader {
public:
    Reader(
        const Words& words,
        const std::vector<PhraseHit>& hits,
        const Party* party,
        const Company& company)
        : words_(words),
          tails_(words, hits, party, company)
    {
    }

    std::vector<AmountMention> read()
    {
        read_lone_cents();
        read_figures();
        read_suffixed_figures();
        read_rands();
        read_phrases(true); // "two and a half thousand" is no thousand.
        read_words();
        read_phrases(false);
        const auto by_place = [](const auto& a, const auto& b) { return a.first < b.first; };
        std::stable_sort(found_.begin(), found_.end(), by_place);
        return std::move(found_);
    }

private:
    void read_lone_cents();
    void read_figures();
    void read_suffixed_figures();
    void read_rands();
    std::optional<NumberInWords> number_at(std::size_t word) const;
    void read_words();
    void read_phrases(bool longer_than_words);

    bool is_cents_of(const AmountMention& whole, const ScannedAmount& scanned) const;
    void keep(AmountMention mention);
    bool taken(std::size_t first, std::size_t last) const;

    const Words& words_;
    AmountTails tails_;
    std::vector<AmountMention> found_;
    std::vector<Sentence> repeated_; // Words that say a figure again.
};

bool Reader::taken(std::size_t first, std::size_t last) const
{
    const auto overlaps = [&](const auto& other) {
        return other.first < last && first < other.last;
    };
    return std::ranges::any_of(found_, overlaps) || std::ranges::any_of(repeated_, overlaps);
}

void Reader::keep(AmountMention mention)
{
    if (tails_.has_minus(mention) && mention.is_money && !mention.value.is_negative())
        mention.value = -mention.value;
    found_.push_back(std::move(mention));
}

// Two digits right behind the sign that stands right behind the figure.
bool Reader::is_cents_of(const AmountMention& whole, const ScannedAmount& scanned) const
{
    const auto end = words_.words[whole.last - 1].end;
    const auto sign = currency_starting_at(words_.text, end);
    return sign.length > 0 && scanned.end == end + sign.length + 2 && !scanned.has_decimals
        && whole.value.scale == 0 && !scanned.value.is_negative()
        && scanned.value < Decimal{100, 0};
}

void Reader::read_lone_cents()
{
    for (std::size_t i = 0; i < words_.words.size(); ++i) {
        if (const auto cents = words_.words[i].has_digit ? tails_.lone_cents(i) : std::nullopt)
            keep(*cents);
    }
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
        if (!found_.empty() && is_cents_of(found_.back(), scanned)) { // "45€50"
            found_.back().value = found_.back().value + Decimal{scanned.value.coefficient, 2};
            found_.back().last = last;
            continue;
        }
        AmountMention mention{
            at, last, with_thousands(scanned, all),
            tails_.own_currency(scanned.currency, scanned.currency_certain)};
        tails_.add_spanish_cents(mention, scanned.end);
        const auto* code = at > 0 ? tails_.hit_at(at - 1, "currency.") : nullptr;
        const auto gap = code ? words_.gap_after(at - 1) : std::string_view();
        const bool abbreviated = gap == ". " && mention.currency.empty(); // "fr. 350.-"
        const bool thousands = gap == " " && tails_.hit_at(at - 1, "scale.") != nullptr; // "TEUR 5"
        if (gap == "$" || abbreviated || thousands) // "USD$1,850.00"
            mention.currency = after_point(code->phrase_class);
        if (thousands)
            mention.value = times_ten_to(mention.value, 3);
        const auto written = all.substr(scanned.begin, scanned.end - scanned.begin);
        if (mention.value.is_negative() && written.find('(') != written.npos) {
            mention.value = abs(mention.value);
            mention.in_brackets = mention.currency.empty() || !written.starts_with('(')
                || (at > 0 && words_.gap_after(at - 1).starts_with(" (")
                    && tails_.hit_at(at - 1, "amount.of"));
        }
        const bool quantity = scanned.currency.empty()
            && tails_.hit_at(last, "amount.unit") != nullptr && !leads_to_receiver(words_, last)
            && words_.gap_after(last - 1).size() <= 1;
        mention.is_money = !quantity
            && (!scanned.currency.empty() || thousands
                || (scanned.has_decimals && scanned.value.scale <= 2)); // Not "2026.0771".
        tails_.read_tail(mention);
        keep(std::move(mention));
    }
}

// "1.2k", "15k", "$5M", "50p"
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
        const auto* code = i > 0 ? tails_.hit_at(i - 1, "currency.") : nullptr;
        if (letter == 'p' && amounts.size() == 1 && digits <= 2) { // "50p"
            keep({i, i + 1, Decimal{amounts.front().value.coefficient, 2}, "GBP", true});
            continue;
        }
        const bool is_code = digits > 1 && word.folded[0] == '0' && is_digit(word.folded[1]);
        if ((letter != 'k' && letter != 'm') || is_code || amounts.size() != 1 // "Code 07731K"
            || (letter == 'm' && before.length == 0 && code == nullptr))
            continue;
        constexpr int thousand = 3, million = 6;
        AmountMention mention{
            i, i + 1, times_ten_to(amounts.front().value, letter == 'k' ? thousand : million),
            tails_.own_currency(std::string(before.currency.code), before.currency.certain), true};
        if (code && mention.currency.empty() && words_.gap_after(i - 1) == " ") // "EUR 5k"
            mention.currency = after_point(code->phrase_class);
        tails_.read_tail(mention);
        keep(std::move(mention));
    }
}

// "R 18 300", "R2 500,00", "R450.00": the letter is a sign where a sum follows it that is written
// as one, or where rands are what is paid in.
void Reader::read_rands()
{
    constexpr std::size_t longest = 5; // Words: "R 1 234 567,00".
    const std::string_view all = words_.text;
    for (std::size_t i = 0; i < words_.words.size(); ++i) {
        const auto& word = words_.words[i];
        if (all[word.begin] != 'R' || (word.end - word.begin > 1 && !is_digit(all[word.begin + 1])))
            continue;
        const auto last = std::min(i + longest, words_.sentence_of(i).last);
        const auto begin = word.begin + 1 + blank_length(all, word.begin + 1);
        if (begin >= words_.words[last - 1].end)
            continue;
        const auto behind = all.substr(begin, words_.words[last - 1].end - begin);
        const auto sums = scan_amounts(behind, decimal_mark_of(all));
        if (sums.empty() || sums.front().begin > 0 || !sums.front().currency.empty())
            continue;
        const auto& sum = sums.front();
        const auto figure = behind.substr(sum.begin, sum.end - sum.begin);
        const bool grouped = figure.find(' ') != figure.npos && sum.value >= Decimal{1'000, 0};
        if (!grouped && !(sum.has_decimals && sum.value.scale == 2)
            && !tails_.is_own_currency("ZAR"))
            continue;
        auto end = i + 1;
        while (end < last && words_.words[end].begin < begin + sum.end)
            ++end;
        std::erase_if(
            found_, [&](const auto& other) { return other.first < end && i < other.last; });
        keep({i, end, sum.value, "ZAR", true});
    }
}

// "eighteen thousand", and "duemila/50" as receipts write it.
std::optional<NumberInWords> Reader::number_at(std::size_t word) const
{
    const auto& text = words_.words[word].folded;
    if (!words_.words[word].has_digit)
        return number_in_words(words_, word);
    auto number = hundredths_at_end(text)
        ? number_in_words(split_words(text.substr(0, text.size() - hundredths_bytes)), 0)
        : std::nullopt;
    if (number)
        number->last = word + 1;
    return number;
}

// "eighteen thousand four hundred dollars". Behind its figure, the same sum is no second one.
void Reader::read_words()
{
    for (std::size_t i = 0; i < words_.words.size();) {
        const auto number = number_at(i);
        if (!number) {
            ++i;
            continue;
        }
        AmountMention mention{i, number->last, Decimal{number->value, 0}, {}, true};
        i = number->last;
        if (const auto cents = hundredths_at_end(words_.words[number->last - 1].folded))
            mention.value = mention.value + Decimal{*cents, 2};
        const bool cheque = tails_.add_hundredths(mention);
        const bool thousands = tails_.read_money_word(mention);
        const bool named = tails_.read_currency(mention) || tails_.read_subunit(mention) || cheque
            || thousands || tails_.takes_currency_before(mention);
        const auto repeats = [&] {
            return std::ranges::any_of(
                found_, [&](const auto& other) { return other.value == mention.value; });
        };
        if (named && repeats())
            repeated_.push_back({mention.first, mention.last});
        if (!named || taken(mention.first, mention.last))
            continue;
        tails_.add_cents(mention);
        std::erase_if(found_, [&](const auto& other) {
            return other.first < mention.last && mention.first < other.last; // Its cents.
        });
        if (repeats())
            repeated_.push_back({mention.first, mention.last});
        else
            keep(std::move(mention));
    }
}

// Round sums that stand without a currency: "a thousand today". At first those alone that are
// longer than the number that begins there in words.
void Reader::read_phrases(bool longer_than_words)
{
    for (const auto& [first, hit] : tails_.hits()) {
        const auto digits = after_point(hit->phrase_class);
        std::int64_t value = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (!hit->phrase_class.starts_with("amount.") || value == 0 || taken(hit->first, hit->last))
            continue;
        const auto number = number_in_words(words_, hit->first);
        if (longer_than_words && number && number->last >= hit->last)
            continue;
        AmountMention mention{hit->first, hit->last, Decimal{value * 100, 2}, {}, true};
        tails_.read_currency(mention);
        keep(std::move(mention));
    }
}

} // namespace

std::vector<AmountMention> find_amounts(
    const Words& words,
    const std::vector<PhraseHit>& hits,
    const Party* party,
    const Company& company)
{
    auto amounts = Reader(words, hits, party, company).read();
    mark_bare_sums(amounts, words, hits);
    return amounts;
}

} // namespace mailroom
