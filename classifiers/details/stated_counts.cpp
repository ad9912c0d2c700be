#include "classifiers/details/stated_counts.h"

#include "classifiers/numbers/number_words.h"
#include "classifiers/text/word_lists.h"
#include "core/decimal.h"
#include "core/text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string_view>

namespace mailroom {
namespace {

struct Count {
    std::size_t first = 0, last = 0; // Words [first, last).
    std::int64_t value = 0;          // In tenths.
    std::string_view role; // What was done with so many; empty where nothing near by says it.
};

// What was done with so many: "count.ordered" of data/phrases/dispute_matters.txt.
constexpr std::string_view role_family = "count.";
constexpr std::string_view instead_class = "why.instead";

constexpr std::size_t digits_max = 4; // Longer ones are numbers of documents.
constexpr std::int64_t tenths = 10;   // "38.5 t": counts are told in tenths.
constexpr std::size_t reach = 6;      // Words from a count to what was done with it.
constexpr std::size_t stop_cost = 2;  // A comma between them keeps apart as much as two words.

bool is_year(std::int64_t value)
{
    return value >= 2000 && value < 2100;
}

// "46 EUR", "5 %", "£30": no counts.
bool is_sum_or_share(const Words& words, std::size_t word)
{
    static const auto& currencies = word_list("count.currency");
    static constexpr std::array<std::string_view, 4> signs{"€", "$", "£", "%"};
    const auto behind = words.gap_after(word);
    const auto before = word > 0 ? words.gap_after(word - 1) : std::string_view();
    return std::ranges::any_of(
               signs,
               [&](std::string_view sign) {
                   return trimmed(behind).starts_with(sign) || trimmed(before).ends_with(sign);
               })
        || (word + 1 < words.words.size() && currencies.has(words.words[word + 1].folded));
}

// "Size 9", "12 mm": which article it is.
bool is_kind(const Words& words, std::size_t word)
{
    static const auto& before = word_list("count.kind_before");
    static const auto& behind = word_list("count.kind_behind");
    return (word > 0 && before.has(words.words[word - 1].folded))
        || (word + 1 < words.words.size() && behind.has(words.words[word + 1].folded));
}

// "Every one of them".
bool is_pronoun(const Words& words, std::size_t word)
{
    static const auto& pointing = word_list("count.pointing");
    return word > 0 && pointing.has(words.words[word - 1].folded);
}

std::int64_t in_figures(std::string_view digits)
{
    std::int64_t value = 0;
    for (const char digit : digits)
        value = value * 10 + (digit - '0');
    return value;
}

// "38", "1,140" and "38.5" in tenths; two places are a price.
std::optional<std::int64_t> tenths_in(std::string_view figure)
{
    constexpr std::string_view digits = "0123456789";
    constexpr std::size_t group = 3;
    const auto mark = std::min(figure.find_first_of(".,"), figure.size());
    const auto whole = figure.substr(0, mark);
    const auto behind = figure.substr(std::min(mark + 1, figure.size()));
    if (whole.empty() || whole.size() > digits_max || whole.front() == '0'
        || whole.find_first_not_of(digits) != std::string_view::npos
        || behind.find_first_not_of(digits) != std::string_view::npos)
        return std::nullopt;
    if (mark == figure.size())
        return is_year(in_figures(whole)) ? std::nullopt
                                          : std::optional(in_figures(whole) * tenths);
    if (behind.size() == group && whole.size() <= group)
        return in_figures(std::string(whole) + std::string(behind)) * tenths;
    return behind.size() == 1 ? std::optional(in_figures(whole) * tenths + in_figures(behind))
                              : std::nullopt;
}

std::optional<Count> count_at(const Words& words, std::size_t word)
{
    if (words.words[word].has_digit) {
        const auto value = tenths_in(words.words[word].folded);
        return value && !is_sum_or_share(words, word) && !is_kind(words, word)
            ? std::optional(Count{word, word + 1, *value, {}})
            : std::nullopt;
    }
    const auto in_words = number_in_words(words, word);
    if (!in_words || is_sum_or_share(words, in_words->last - 1)
        || (in_words->value == 1 && is_pronoun(words, word)))
        return std::nullopt;
    return Count{word, in_words->last, in_words->value * tenths, {}};
}

// In words, where a comma counts for more than one.
std::size_t distance(const Words& words, const Count& count, const PhraseHit& hit)
{
    const auto from = std::min(count.last, hit.last), to = std::max(count.first, hit.first);
    std::size_t cost = to > from ? to - from : 0;
    for (auto i = from - 1; i < to; ++i)
        cost += words.gap_after(i).find_first_of(",;:") == std::string_view::npos ? 0 : stop_cost;
    return cost;
}

std::string_view role_of(const Words& words, std::span<const PhraseHit> hits, const Count& count)
{
    const auto& sentence = words.sentence_of(count.first);
    std::string_view best;
    auto least = reach + 1;
    for (const auto& hit : hits_between(hits, sentence.first, sentence.last)) {
        const bool overlaps = hit.first < count.last && hit.last > count.first;
        if (!hit.phrase_class.starts_with(role_family) || overlaps)
            continue;
        if (const auto cost = distance(words, count, hit); cost < least) {
            least = cost;
            best = hit.phrase_class.substr(role_family.size());
        }
    }
    return best;
}

std::vector<Count>
counts_in(const Words& words, std::span<const PhraseHit> hits, std::size_t first, std::size_t last)
{
    std::vector<Count> counts;
    for (auto i = first; i < last;) {
        auto count = count_at(words, i);
        if (!count) {
            ++i;
            continue;
        }
        i = count->last;
        count->role = role_of(words, hits, *count);
        counts.push_back(*count);
    }
    return counts;
}

// "60 instead of 40", "instead of the 40 that were ordered 60 came"
void add_replaced(
    const Words& words,
    std::span<const PhraseHit> hits,
    const std::vector<Count>& counts,
    std::set<std::string>& traits)
{
    for (const auto& hit : hits) {
        if (hit.phrase_class != instead_class)
            continue;
        const auto meant = std::ranges::find_if(
            counts, [&](const Count& count) { return count.first >= hit.last; });
        if (meant == counts.end() || meant->first > hit.last + reach)
            continue;
        auto real = meant;
        if (meant != counts.begin() && std::prev(meant)->last + reach >= hit.first)
            --real;
        else if (++real == counts.end() || real->first > meant->last + reach)
            continue;
        const auto sentence = words.words[hit.first].sentence;
        if (words.words[real->first].sentence == sentence && real->value != meant->value)
            traits.insert(real->value > meant->value ? "count.instead.more" : "count.instead.less");
    }
}

// "7 of the 9 crates": fewer than there should be.
void add_parts(const Words& words, const std::vector<Count>& counts, std::set<std::string>& traits)
{
    constexpr std::size_t between_max = 3; // "of the", "out of the"
    static const auto& of = word_list("count.of");
    for (std::size_t i = 0; i + 1 < counts.size(); ++i) {
        const auto &part = counts[i], &whole = counts[i + 1];
        const auto gap = whole.first - part.last;
        if (gap == 0 || gap > between_max || part.value >= whole.value
            || words.words[part.first].sentence != words.words[whole.first].sentence)
            continue;
        bool joined = true;
        for (auto word = part.last; word < whole.first; ++word)
            joined = joined && of.has(words.words[word].folded);
        if (joined)
            traits.insert("count.part");
    }
}

// "You bill 22 crates, our tally has 19": what the other one is no known word says.
void add_unsaid(const Words& words, const std::vector<Count>& counts, std::set<std::string>& traits)
{
    for (const auto& billed : counts) {
        if (billed.role != "billed")
            continue;
        for (const auto& other : counts) {
            if (other.role.empty() && other.value != billed.value
                && words.words[other.first].sentence == words.words[billed.first].sentence)
                traits.insert(
                    other.value < billed.value ? "count.billed > unsaid" : "count.billed < unsaid");
        }
    }
}

} // namespace

std::vector<std::string> stated_counts(const Words& words, std::span<const PhraseHit> hits)
{
    const auto counts = counts_in(words, hits, 0, words.words.size());
    std::set<std::string> traits;
    add_replaced(words, hits, counts, traits);
    add_parts(words, counts, traits);
    add_unsaid(words, counts, traits);
    std::map<std::string_view, std::set<std::int64_t>> told;
    for (const auto& count : counts) {
        if (!count.role.empty())
            told[count.role].insert(count.value);
    }
    for (auto one = told.begin(); one != told.end(); ++one) {
        for (auto other = std::next(one); other != told.end(); ++other) {
            const auto& a = one->second;
            const auto& b = other->second;
            const char* sign = *a.begin() > *b.rbegin() ? " > "
                : *a.rbegin() < *b.begin()              ? " < "
                : a == b                                ? " = "
                                                        : nullptr;
            if (sign != nullptr)
                traits.insert(
                    "count." + std::string(one->first) + sign + std::string(other->first));
        }
    }
    return {traits.begin(), traits.end()};
}

bool bills_too_many(
    const Words& words,
    std::span<const PhraseHit> hits,
    const Sentence& sentence,
    std::string_view done)
{
    const auto counts = counts_in(words, hits, sentence.first, sentence.last);
    return std::ranges::any_of(counts, [&](const Count& billed) {
        return billed.role == "billed" && std::ranges::any_of(counts, [&](const Count& real) {
                   const bool fits = done.empty() ? real.role != "billed" : real.role == done;
                   return !real.role.empty() && fits && real.value < billed.value;
               });
    });
}

bool tells_how_many(
    const Words& words, std::span<const PhraseHit> hits, std::size_t first, std::size_t last)
{
    return std::ranges::any_of(counts_in(words, hits, first, last), [&](const Count& count) {
        return count.value > tenths || words.words[count.first].has_digit;
    });
}

bool tells_two_prices(const Words& words, const Sentence& sentence)
{
    std::vector<Decimal> prices;
    for (auto i = sentence.first; i < sentence.last; ++i) {
        const std::string_view word = words.words[i].folded;
        const auto mark = word.find_first_of(".,");
        const bool price = word.find_first_not_of("0123456789.,") == std::string_view::npos
            && mark != std::string_view::npos && mark > 0 && word.size() - mark - 1 >= 2
            && mark == word.find_last_of(".,") && mark <= 3;
        if (!price)
            continue;
        std::string plain(word);
        plain[mark] = '.';
        if (const auto value = parse_decimal(plain))
            prices.push_back(*value);
    }
    if (prices.size() != 2)
        return false;
    const auto [low, high] = std::minmax(prices[0], prices[1]);
    return low < high && high < low + low;
}

} // namespace mailroom
