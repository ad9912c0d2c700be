#include "classifiers/details/request_books.h"

#include "classifiers/details/items_of_order.h"
#include "classifiers/numbers/document_nouns.h"
#include "classifiers/text/word_lists.h"
#include "core/ascii.h"
#include "core/fold.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace mailroom {
namespace {

using Items = std::vector<const OpenItem*>;

bool is_of_type(const OpenItem& item, FileType type)
{
    return (item.type == OpenItemType::credit_note) == (type == FileType::credit_note);
}

// "the one of 1335 euro" leaves out the cents.
bool has_sum(const OpenItem& item, const AmountMention& sum)
{
    const auto value = abs(item.amount);
    const bool whole = sum.is_money && sum.value.scale == 0 && value >= sum.value
        && value < sum.value + Decimal{1, 0};
    return sum.is_money && (value == sum.value || whole);
}

bool is_told_of(const OpenItem& item, const Prose& prose)
{
    return std::ranges::any_of(
        prose.amounts, [&](const AmountMention& sum) { return has_sum(item, sum); });
}

// "Rechnung vom 12. April": a day right behind the document's name, and not "a statement at 30
// September".
bool is_of_day(const OpenItem& item, const Prose& prose)
{
    constexpr std::size_t reach = 4;
    return item.issue_date && std::ranges::any_of(prose.dates, [&](const DateExpression& date) {
               const auto from = date.first - std::min(date.first, reach);
               const auto nouns = prose.find_all("doc.", from, date.first);
               return (*item.issue_date == date.value || *item.issue_date == date.past)
                   && !nouns.empty() && nouns.back()->phrase_class != "doc.statement";
           });
}

// Of a month that is told the document is one: "all of August".
bool is_in_period(const OpenItem& item, const std::string& period)
{
    constexpr std::size_t month_bytes = 7;
    if (period.size() < month_bytes || !item.issue_date)
        return true;
    const auto month = to_string(*item.issue_date).substr(0, month_bytes);
    return period.substr(0, month_bytes) <= month
        && month <= period.substr(period.size() - month_bytes);
}

// "Die vom 31. Juli": no name of a document stands before the day.
bool has_told_day(const OpenItem& item, const Prose& prose)
{
    return item.issue_date && std::ranges::any_of(prose.dates, [&](const DateExpression& date) {
               return date.from_scan
                   && (*item.issue_date == date.value || *item.issue_date == date.past);
           });
}

// The one item that the sums and days of the text suit: a sum says more than a day.
const OpenItem* suited(const Items& items, const Prose& prose)
{
    Items by_sum, by_day, by_both, by_told_day;
    for (const auto* item : items) {
        const bool sum = is_told_of(*item, prose), day = is_of_day(*item, prose);
        if (sum)
            by_sum.push_back(item);
        if (day)
            by_day.push_back(item);
        if (sum && day)
            by_both.push_back(item);
        if (has_told_day(*item, prose))
            by_told_day.push_back(item);
    }
    for (const auto* found : {&by_both, &by_sum, &by_day, &by_told_day}) {
        if (!found->empty())
            return found->size() == 1 ? found->front() : nullptr;
    }
    return nullptr;
}

// "The sheets for job 7120 I think": the item of which the text holds the order as the books write
// it; null where there are several.
const OpenItem* item_of_order_in(const Items& items, const Prose& prose)
{
    const auto text = folded(prose.words.text);
    const auto holds = [&](const OpenItem* item) {
        const auto order = folded(item->purchase_order);
        constexpr std::size_t letters_min = 5;
        const auto at = order.size() < letters_min || std::ranges::none_of(order, is_digit)
            ? text.npos
            : text.find(order);
        const auto end = at + order.size();
        return at != text.npos && (at == 0 || !is_letter_or_digit(text[at - 1]))
            && (end >= text.size() || !is_letter_or_digit(text[end]));
    };
    return std::ranges::count_if(items, holds) == 1 ? *std::ranges::find_if(items, holds) : nullptr;
}

void drop_repeated(std::vector<DocumentRequest>& requests)
{
    std::vector<DocumentRequest> once;
    for (auto& request : requests) {
        const bool known = std::ranges::any_of(once, [&](const DocumentRequest& one) {
            return one.type == request.type && one.reference == request.reference
                && one.period == request.period && one.all_open == request.all_open;
        });
        if (!known)
            once.push_back(std::move(request));
    }
    requests = std::move(once);
}

std::optional<std::size_t> sentence_of_number(const Prose& prose, const std::string& number)
{
    const auto found = std::ranges::find(prose.references, number, &Reference::number);
    if (found == prose.references.end())
        return std::nullopt;
    return prose.words.words[found->first].sentence;
}

// "Delivery note 5512 was signed by nobody of ours. Invoice 4471. Send me that note.": one note,
// named by its own number and by the invoice that the books know.
void drop_notes_of_known(
    std::vector<DocumentRequest>& requests, const Prose& prose, const Books& books)
{
    const auto is_known = [&](const DocumentRequest& request) {
        return !books.open_items_by_number(request.reference).empty()
            || !books.documents_by_reference(request.reference).empty();
    };
    const auto is_note = [](const DocumentRequest& request) {
        return request.type == FileType::proof_of_delivery && !request.reference.empty();
    };
    std::vector<DocumentRequest> notes;
    std::ranges::copy_if(requests, std::back_inserter(notes), is_note);
    if (notes.size() != 2 || is_known(notes.front()) == is_known(notes.back())
        || sentence_of_number(prose, notes.front().reference)
            == sentence_of_number(prose, notes.back().reference))
        return;
    std::erase_if(requests, [&](const DocumentRequest& request) {
        return is_note(request) && !is_known(request);
    });
}

// "There is no invoice for our order 4471. Please send it.": the order only says which one.
bool names_what_was_billed(const Prose& prose, const std::string& order)
{
    constexpr std::size_t reach = 4;
    static const auto& leading = word_list("request.of_order");
    return std::ranges::any_of(prose.references, [&](const Reference& one) {
        const auto& sentence = prose.words.sentence_of(one.first);
        if (one.number != order || !prose.has("doc.invoice", sentence)
            || prose.has("request.copy", sentence))
            return false;
        for (auto at = std::max(sentence.first, one.first - std::min(one.first, reach));
             at < one.first; ++at) {
            if (leading.has(prose.words.words[at].folded))
                return true;
        }
        return false;
    });
}

// "The note of 4471, from February": no other than the one that is named.
void drop_notes_of_periods(std::vector<DocumentRequest>& requests)
{
    const auto is_note = [](const DocumentRequest& request) {
        return request.type == FileType::proof_of_delivery;
    };
    const bool named = std::ranges::any_of(requests, [&](const DocumentRequest& request) {
        return is_note(request) && !request.reference.empty();
    });
    if (named)
        std::erase_if(requests, [&](const DocumentRequest& request) {
            return is_note(request) && request.reference.empty() && !request.period.empty();
        });
}

} // namespace

void name_by_books(
    std::vector<DocumentRequest>& requests,
    const Prose& prose,
    const Books& books,
    std::string_view party_id)
{
    const auto all = books.open_items_of(party_id);
    // What the one order that is named was billed with.
    const OpenItem* ordered = item_of_order_in(all, prose);
    bool order_was_meant = false; // As the way to name what is wanted, not by itself.
    for (auto& request : requests) {
        const auto billed = items_of_order(all, request.reference);
        if (billed.size() != 1)
            continue;
        ordered = billed.front();
        if (request.type == FileType::purchase_order
            && !names_what_was_billed(prose, request.reference))
            continue;
        if (request.type == FileType::purchase_order)
            request.type = FileType::invoice;
        request.reference = ordered->number;
        order_was_meant = true;
    }
    for (auto& request : requests) {
        const bool bare = request.reference.empty() && !request.all_open
            && has_numbers(request.type) && request.type != FileType::contract
            && request.type != FileType::purchase_order;
        if (!bare)
            continue;
        Items items;
        std::ranges::copy_if(all, std::back_inserter(items), [&](const OpenItem* item) {
            return is_of_type(*item, request.type) && is_in_period(*item, request.period);
        });
        const bool of_note = request.type == FileType::proof_of_delivery;
        const bool by_order = ordered != nullptr && (request.period.empty() || of_note);
        if (const auto* item = by_order ? ordered : suited(items, prose)) {
            request.reference = item->number;
            request.period.clear();
            order_was_meant |= by_order;
        }
    }
    drop_repeated(requests);
    drop_notes_of_periods(requests);
    drop_notes_of_known(requests, prose, books);
    if (order_was_meant)
        std::erase_if(requests, [](const DocumentRequest& request) {
            return request.type == FileType::purchase_order;
        });
}

} // namespace mailroom
