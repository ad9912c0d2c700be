#include "classifiers/details/disputed_in_books.h"

#include "classifiers/details/items_of_order.h"
#include "classifiers/text/clauses.h"

#include <algorithm>
#include <functional>
#include <set>

namespace mailroom {
namespace {

using Fits = std::function<bool(const OpenItem&)>;

class InvoicesOfParty {
public:
    InvoicesOfParty(const Books& books, std::string_view party_id)
    {
        if (!party_id.empty())
            items_ = books.open_items_of(party_id);
        std::erase_if(items_, [](const OpenItem* item) {
            return item->side != Side::receivable || item->type == OpenItemType::credit_note;
        });
    }

    // Null where none or several fit.
    const OpenItem* only(const Fits& fits) const
    {
        const auto first =
            std::ranges::find_if(items_, [&](const auto* one) { return fits(*one); });
        if (first == items_.end()
            || std::any_of(first + 1, items_.end(), [&](const auto* one) { return fits(*one); }))
            return nullptr;
        return *first;
    }

    // Null where none or several bill it.
    const OpenItem* only_of_order(std::string_view order) const
    {
        const auto billed = items_of_order(items_, order);
        return billed.size() == 1 ? billed.front() : nullptr;
    }

    bool is_order(std::string_view number) const { return !items_of_order(items_, number).empty(); }

private:
    std::vector<const OpenItem*> items_;
};

// Whether the number is the sender's own, or of a paper that is no bill: "our ref 4471", "return
// note 88-2".
bool is_called_another(const Prose& prose, const Reference& reference)
{
    constexpr std::size_t words_between_max = 1;
    return reference.kind == ReferenceKind::purchase_order
        || reference.kind == ReferenceKind::delivery || reference.kind == ReferenceKind::customer
        || std::ranges::any_of(
               prose.find_all("rest.own_paper", 0, reference.first), [&](const PhraseHit* hit) {
                   return hit->last + words_between_max >= reference.first;
               });
}

bool is_called_invoice(const Reference& reference)
{
    return reference.labelled
        && (reference.kind == ReferenceKind::invoice
            || reference.kind == ReferenceKind::credit_note);
}

// A number that is called an order or the like somewhere, an invoice nowhere, and that no item has.
bool is_no_invoice(const Prose& prose, std::string_view number)
{
    bool is_another = false;
    for (const auto& one : prose.references) {
        if (one.number != number)
            continue;
        if (one.known || is_called_invoice(one))
            return false;
        is_another |= is_called_another(prose, one);
    }
    return is_another;
}

// What no label calls an order is one where a bill of the party's has it: "the bars on job 4471".
const OpenItem* by_unlabelled_order(const InvoicesOfParty& invoices, const Prose& prose)
{
    constexpr std::size_t bytes_min = 4; // Shorter ones are counts as often.
    for (std::size_t at = 0; at < prose.words.words.size(); ++at) {
        const auto has_word = [&](const auto& thing) {
            return thing.first <= at && at < thing.last;
        };
        const auto word = prose.words.source(at, at + 1);
        const auto is_in_sum = [&](const AmountMention& amount) {
            return amount.is_money && has_word(amount);
        };
        if (!prose.words.words[at].has_digit || word.size() < bytes_min
            || std::ranges::any_of(prose.dates, has_word)
            || std::ranges::any_of(prose.amounts, is_in_sum))
            continue;
        if (const auto* item = invoices.only_of_order(word))
            return item;
    }
    return nullptr;
}

// "NG-J1203": letters that a hyphen parts from the number are words of their own.
std::string_view with_letters_before(const Words& words, const Reference& reference)
{
    const auto before = reference.first - std::min<std::size_t>(reference.first, 1);
    const bool joined = before < reference.first && words.gap_after(before) == "-";
    return words.source(joined ? before : reference.first, reference.last);
}

// The order is told with its word, or by its number alone: "the crew on J-4405".
const OpenItem*
by_order(const InvoicesOfParty& invoices, const Prose& prose, std::string_view number)
{
    for (const auto& one : prose.references) {
        const bool is_order = one.kind == ReferenceKind::purchase_order;
        if (number.empty() ? !is_order : one.number != number || (one.known && !is_order))
            continue;
        if (const auto* item = invoices.only_of_order(one.number))
            return item;
        if (const auto* item = invoices.only_of_order(with_letters_before(prose.words, one)))
            return item;
    }
    return number.empty() ? by_unlabelled_order(invoices, prose) : nullptr;
}

const OpenItem* by_sum(const InvoicesOfParty& invoices, const Prose& prose)
{
    std::set<std::string> numbers;
    for (const auto& one : prose.named_by_sum)
        numbers.insert(one.number);
    return numbers.size() != 1
        ? nullptr
        : invoices.only([&](const OpenItem& item) { return item.number == *numbers.begin(); });
}

const OpenItem* by_day(const InvoicesOfParty& invoices, const Prose& prose)
{
    return invoices.only([&](const OpenItem& item) {
        return std::ranges::any_of(prose.dates, [&](const DateExpression& date) {
            const auto part = part_around(prose.words, date.first, date.last);
            return item.issue_date == date.past && !prose.has("dispute.clear", part);
        });
    });
}

} // namespace

void name_disputed_by_books(
    std::vector<Dispute>& disputes,
    const Prose& prose,
    const Books& books,
    std::string_view party_id)
{
    const InvoicesOfParty invoices(books, party_id);
    for (auto& dispute : disputes) {
        const auto& number = dispute.document_number;
        const bool is_named =
            !number.empty() && !is_no_invoice(prose, number) && !invoices.is_order(number);
        const auto* item = by_order(invoices, prose, number);
        if (item == nullptr && !is_named)
            item = by_sum(invoices, prose);
        if (item == nullptr && !is_named)
            item = by_day(invoices, prose);
        if (item == nullptr) { // "Short again: delivery note 4471", of which we know no bill.
            if (!is_named)
                dispute.document_number.clear();
            continue;
        }
        dispute.document_number = item->number;
        if (dispute.amount && item->open_amount > *dispute.amount)
            dispute.undisputed_amount = item->open_amount - *dispute.amount;
    }
}

} // namespace mailroom
