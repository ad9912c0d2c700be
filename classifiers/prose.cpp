#include "classifiers/prose.h"

#include "core/text.h"

#include <algorithm>
#include <charconv>

namespace mailroom {
namespace {

// The words that bytes [begin, end) touch.
std::pair<std::size_t, std::size_t>
words_of(const Words& words, std::size_t begin, std::size_t end, std::size_t from)
{
    const auto first = std::partition_point(
        words.words.begin() + static_cast<std::ptrdiff_t>(from), words.words.end(),
        [&](const auto& word) { return word.end <= begin; });
    const auto last = std::partition_point(
        first, words.words.end(), [&](const auto& word) { return word.begin < end; });
    return {
        static_cast<std::size_t>(first - words.words.begin()),
        static_cast<std::size_t>(last - words.words.begin())};
}

// Where the day stands before the month is a habit of the country; only the United States differ.
DateOrder order_of(std::string_view text, const Party* party)
{
    const auto written = date_order_of(text);
    if (written != DateOrder::unknown)
        return written;
    return party && party->currency == "USD" && party->language == "en" ? DateOrder::month_first
                                                                        : DateOrder::day_first;
}

std::string currency_of(const ScannedAmount& amount, const Party* party, const Company& company)
{
    if (amount.currency.empty() || amount.currency_certain)
        return amount.currency;
    for (const auto& own : {party ? party->currency : std::string(), company.currency}) {
        if (own.ends_with("D") && amount.currency.ends_with("D")) // A dollar.
            return own;
        if (own.ends_with("K") && amount.currency.ends_with("K")) // A crown.
            return own;
    }
    return amount.currency;
}

// Round sums that are written in words: "a thousand", "tausend Euro".
void add_amounts_in_words(Prose& prose)
{
    constexpr std::string_view prefix = "amount.";
    for (const auto* hit : prose.find_all(prefix, 0, prose.words.words.size())) {
        const auto digits = hit->phrase_class.substr(prefix.size());
        std::int64_t value = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
        prose.amounts.push_back({hit->first, hit->last, Decimal{value * 100, 2}, {}, true});
    }
    std::stable_sort(prose.amounts.begin(), prose.amounts.end(), [](const auto& a, const auto& b) {
        return a.first < b.first;
    });
}

} // namespace

const PhraseHit*
Prose::find(std::string_view phrase_class, std::size_t first, std::size_t last) const
{
    const auto found = std::find_if(hits.begin(), hits.end(), [&](const auto& hit) {
        return hit.first >= first && hit.last <= last && hit.phrase_class == phrase_class;
    });
    return found == hits.end() ? nullptr : &*found;
}

std::vector<const PhraseHit*>
Prose::find_all(std::string_view prefix, std::size_t first, std::size_t last) const
{
    std::vector<const PhraseHit*> found;
    for (const auto& hit : hits) {
        if (hit.first >= first && hit.last <= last && hit.phrase_class.starts_with(prefix))
            found.push_back(&hit);
    }
    return found;
}

Prose read_prose(
    std::string_view subject,
    std::string_view text,
    const Date& written_on,
    const Books& books,
    std::string_view party_id)
{
    Prose prose;
    prose.written_on = written_on;
    prose.words = split_words(std::string(subject) + "\n\n" + std::string(text));
    prose.hits = find_phrases(prose.words);
    while (prose.subject_words < prose.words.words.size()
           && prose.words.words[prose.subject_words].begin < subject.size())
        ++prose.subject_words;
    const auto* party = books.party(party_id);
    const std::string_view all = prose.words.text;
    prose.dates = find_dates(prose.words, prose.hits, written_on, order_of(all, party));

    WordMask taken(prose.words.words.size());
    for (const auto& date : prose.dates)
        std::fill(
            taken.begin() + static_cast<std::ptrdiff_t>(date.first),
            taken.begin() + static_cast<std::ptrdiff_t>(date.last), true);
    std::size_t from = 0;
    for (const auto& scanned : scan_amounts(all, decimal_mark_of(all))) {
        const auto [first, last] = words_of(prose.words, scanned.begin, scanned.end, from);
        if (scanned.percent || first >= last || taken[first])
            continue;
        from = first;
        AmountMention mention{
            first, last, scanned.value, currency_of(scanned, party, books.company()), false};
        // In prose, brackets put a sum beside; in books they take it off.
        if (mention.value.is_negative() && all[scanned.begin] == '(')
            mention.value = abs(mention.value);
        mention.is_money = !scanned.currency.empty() || scanned.has_decimals;
        if (mention.is_money)
            std::fill(
                taken.begin() + static_cast<std::ptrdiff_t>(first),
                taken.begin() + static_cast<std::ptrdiff_t>(last), true);
        prose.amounts.push_back(std::move(mention));
    }
    add_amounts_in_words(prose);
    prose.references = find_references(prose.words, prose.hits, taken, books, party_id);
    // Where the books know some of the numbers, others count only if a word says what they are.
    if (std::any_of(prose.references.begin(), prose.references.end(), [](const auto& r) {
            return r.known;
        }))
        std::erase_if(prose.references, [](const Reference& reference) {
            return !reference.known && !reference.labelled;
        });
    std::erase_if(prose.amounts, [&](const AmountMention& amount) {
        return !amount.is_money
            && std::any_of(prose.references.begin(), prose.references.end(), [&](const auto& r) {
                   return r.first < amount.last && amount.first < r.last;
               });
    });
    return prose;
}

std::optional<Reference>
only_known_reference(std::string_view text, const Books& books, std::string_view party_id)
{
    const auto words = split_words(std::string(text));
    std::optional<Reference> only;
    for (const auto& reference :
         find_references(words, {}, WordMask(words.words.size()), books, party_id)) {
        if (!reference.known || reference.kind == ReferenceKind::purchase_order)
            continue;
        if (only && only->number != reference.number)
            return std::nullopt;
        only = reference;
        only->first = only->last = 0;
    }
    return only;
}

std::string counted_text(const Message& message, const Company& company)
{
    const bool internal = !message.from.empty() && !company.domain.empty()
        && domain_of(message.from.front().addr_spec) == to_lower_ascii(company.domain);
    auto text = message.latest_text;
    for (const auto& quoted : message.quoted) {
        if (quoted.forwarded || (internal && text.empty()))
            text += "\n\n" + quoted.subject + "\n\n" + quoted.text;
    }
    return text;
}

} // namespace mailroom
