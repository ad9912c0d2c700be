#include "classifiers/text/prose.h"

#include "classifiers/dates/period_ranges.h"
#include "classifiers/text/answered_lines.h"
#include "classifiers/text/clauses.h"
#include "classifiers/text/word_lists.h"
#include "core/text.h"

#include <algorithm>

namespace mailroom {
namespace {

// Where the day stands before the month is a habit of the country; only the United States differ.
DateOrder order_of(std::string_view text, const Date& written_on, const Party* party)
{
    auto written = date_order_of(text);
    if (written == DateOrder::unknown)
        written = date_order_near(text, written_on);
    if (written != DateOrder::unknown)
        return written;
    return party && party->currency == "USD" && party->language == "en" ? DateOrder::month_first
                                                                        : DateOrder::day_first;
}

// "de 1 234,56 €" holds no first of the month, and "14.10.2026" no sum.
void part_dates_and_amounts(Prose& prose)
{
    const auto overlap = [](const auto& a, const auto& b) {
        return a.first < b.last && b.first < a.last;
    };
    std::erase_if(prose.dates, [&](const DateExpression& date) {
        return std::any_of(prose.amounts.begin(), prose.amounts.end(), [&](const auto& amount) {
            return !amount.currency.empty() && overlap(amount, date)
                && (!date.from_scan || date.first < amount.first);
        });
    });
    std::erase_if(prose.amounts, [&](const AmountMention& amount) {
        return std::any_of(prose.dates.begin(), prose.dates.end(), [&](const auto& date) {
            return overlap(amount, date);
        });
    });
}

// A bare figure, "8570 comes on Wednesday", is money where that is open; a small one behind an
// article alone, "the 49", and not "the 49 boxes": what is counted is named.
bool may_be_sum(const Prose& prose, const AmountMention& amount)
{
    constexpr std::int64_t least = 10, least_without_article = 100, years_first = 1'900,
                           years_last = 2'100;
    static const auto& articles = word_list("sum.article");
    const auto& words = prose.words.words;
    const auto value = amount.value.coefficient;
    const auto is_led = [&] {
        return amount.first > 0 && articles.has(words[amount.first - 1].folded)
            && prose.words.gap_after(amount.first - 1) == " "
            && !prose.find("amount.unit", amount.last, amount.last + 1);
    };
    return amount.is_money
        || (amount.value.scale == 0 && value >= least
            && (value >= least_without_article || is_led())
            && (value < years_first || value > years_last));
}

// "500 of the 1284 now": what one of their invoices comes to, where it is no number itself and no
// word calls it one.
void mark_open_sums(Prose& prose, const Books& books, std::string_view party_id)
{
    const auto items = books.open_items_of(party_id);
    for (auto& amount : prose.amounts) {
        const auto is_its_sum = [&](const OpenItem* item) {
            return item->side == Side::receivable && item->open_amount == amount.value;
        };
        const auto before = amount.first - std::min<std::size_t>(amount.first, 1);
        const bool called_number = prose.find("ref.invoice", before, amount.first)
            || prose.find("ref.number_sign", before, amount.first)
            || prose.find("ref.purchase_order", before, amount.first);
        if (!amount.is_money && may_be_sum(prose, amount) && !called_number
            && std::ranges::any_of(items, is_its_sum)
            && number_in_books(books, party_id, prose.words.source(amount.first, amount.last))
                   .empty())
            amount.is_money = true;
    }
}

std::vector<Reference> named_by_sums(Prose& prose, const Books& books, std::string_view party_id)
{
    auto& amounts = prose.amounts;
    constexpr std::size_t sums_max = 12; // More are a list, which names its documents.
    std::vector<Reference> named;
    if (party_id.empty() || amounts.size() > sums_max)
        return named;
    const auto items = books.open_items_of(party_id);
    for (auto& amount : amounts) {
        const auto is_its_sum = [&](const OpenItem* item) {
            return item->side == Side::receivable && item->type != OpenItemType::credit_note
                && item->open_amount == amount.value;
        };
        const auto found = std::ranges::find_if(items, is_its_sum);
        if (!may_be_sum(prose, amount) || found == items.end())
            continue;
        amount.is_money = true;
        if (std::none_of(found + 1, items.end(), is_its_sum))
            named.push_back(
                {.kind = ReferenceKind::invoice,
                 .number = (*found)->number,
                 .known = true,
                 .first = amount.first,
                 .last = amount.last,
                 .open_amount = amount.value,
                 .due_date = (*found)->due_date});
    }
    return named;
}

// The words of days and sums, which are no numbers of documents.
WordMask taken_words(const Prose& prose)
{
    WordMask taken(prose.words.words.size());
    const auto take = [&](const auto& found) {
        std::fill(
            taken.begin() + static_cast<std::ptrdiff_t>(found.first),
            taken.begin() + static_cast<std::ptrdiff_t>(found.last), true);
    };
    std::ranges::for_each(prose.dates, take);
    std::ranges::for_each(written_month_ranges(prose.words, prose.hits), take);
    for (const auto& amount : prose.amounts) {
        if (amount.is_money)
            take(amount);
    }
    return taken;
}

// What is read as a number of a document is no day and no bare sum.
void keep_apart_from_numbers(Prose& prose)
{
    std::erase_if(prose.dates, [&](const DateExpression& date) { // "no. 4 4 7 1"
        return !date.from_scan
            && std::any_of(prose.references.begin(), prose.references.end(), [&](const auto& r) {
                   return !r.as_printed && r.first < date.last && date.first < r.last;
               });
    });
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
}

} // namespace

const PhraseHit*
Prose::find(std::string_view phrase_class, std::size_t first, std::size_t last) const
{
    const auto here = hits_between(hits, first, last);
    const auto found = std::ranges::find_if(here, [&](const PhraseHit& hit) {
        return hit.last <= last && hit.phrase_class == phrase_class;
    });
    return found == here.end() ? nullptr : &*found;
}

std::vector<const PhraseHit*>
Prose::find_all(std::string_view prefix, std::size_t first, std::size_t last) const
{
    std::vector<const PhraseHit*> found;
    for (const auto& hit : hits_between(hits, first, last)) {
        if (hit.last <= last && hit.phrase_class.starts_with(prefix))
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
    prose.dates = find_dates(prose.words, prose.hits, written_on, order_of(all, written_on, party));
    prose.amounts = find_amounts(prose.words, prose.hits, party, books.company());
    part_dates_and_amounts(prose);
    mark_open_sums(prose, books, party_id);
    prose.references =
        find_references(prose.words, prose.hits, taken_words(prose), books, party_id);
    keep_apart_from_numbers(prose);
    prose.named_by_sum = named_by_sums(prose, books, party_id);
    prose.clauses = clauses_of(prose);
    return prose;
}

std::vector<Reference>
known_references(std::string_view text, const Books& books, std::string_view party_id)
{
    const auto words = split_words(std::string(text));
    std::vector<Reference> known;
    for (auto& reference :
         find_references(words, {}, WordMask(words.words.size()), books, party_id)) {
        const bool again = std::ranges::any_of(
            known, [&](const Reference& one) { return one.number == reference.number; });
        if (!reference.known || reference.kind == ReferenceKind::purchase_order || again)
            continue;
        reference.first = reference.last = 0;
        known.push_back(std::move(reference));
    }
    return known;
}

std::string counted_text(const Message& message, const Company& company)
{
    const bool internal = !message.from.empty() && !company.domain.empty()
        && domain_of(message.from.front().addr_spec) == to_lower_ascii(company.domain);
    auto text = text_with_answered_numbers(message);
    for (const auto& quoted : message.quoted) {
        if (quoted.forwarded || (internal && text.empty()))
            text += "\n\n" + quoted.subject + "\n\n" + quoted.text;
    }
    return text;
}

} // namespace mailroom
