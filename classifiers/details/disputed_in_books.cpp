#include "classifiers/details/disputed_in_books.h"

#include "classifiers/details/items_of_order.h"

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

private:
    std::vector<const OpenItem*> items_;
};

const Reference* order_named(const Prose& prose, std::string_view number)
{
    const auto named = std::ranges::find_if(prose.references, [&](const Reference& one) {
        return one.kind == ReferenceKind::purchase_order
            && (number.empty() || one.number == number);
    });
    return named == prose.references.end() ? nullptr : &*named;
}

// A number that is called an order or a delivery wherever it stands, and that no item has.
bool is_no_invoice(const Prose& prose, std::string_view number)
{
    bool is_named = false;
    for (const auto& one : prose.references) {
        if (one.number != number)
            continue;
        is_named = true;
        const bool is_other = one.kind == ReferenceKind::purchase_order
            || one.kind == ReferenceKind::delivery || one.kind == ReferenceKind::customer;
        if (one.known || !is_other)
            return false;
    }
    return is_named;
}

const OpenItem*
by_order(const InvoicesOfParty& invoices, const Prose& prose, std::string_view number)
{
    const auto* order = order_named(prose, number);
    return order == nullptr ? nullptr : invoices.only_of_order(order->number);
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
        return std::ranges::any_of(
            prose.dates, [&](const DateExpression& date) { return item.issue_date == date.past; });
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
        const bool is_named = !number.empty() && !is_no_invoice(prose, number);
        if (is_named && order_named(prose, number) == nullptr)
            continue;
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
