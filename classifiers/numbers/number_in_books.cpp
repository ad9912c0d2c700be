#include "classifiers/numbers/references.h"
#include "core/ascii.h"
#include "core/text.h"

#include <algorithm>
#include <set>

namespace mailroom {
namespace {

// The one invoice that bills the delivery of this number.
std::string
number_of_delivery(const Books& books, std::string_view party_id, std::string_view number)
{
    constexpr std::size_t bytes_min = 5; // Shorter ones are counts as often as numbers.
    if (number.size() < bytes_min)
        return {};
    const auto items = books.open_items_by_delivery_note(party_id, number);
    return items.size() == 1 ? items.front()->number : std::string();
}

// What a stranger names without its letters, where one number alone of all books is meant.
std::string number_of_series(const Books& books, std::string_view key)
{
    constexpr std::size_t digits_min = 6; // Shorter ones are counts and sums as often.
    if (key.size() < digits_min || !all_digits(key))
        return {};
    const auto numbers = books.numbers_by_digits(key);
    return numbers.size() == 1 ? numbers.front() : std::string();
}

} // namespace

std::string number_in_books(
    const Books& books, std::string_view party_id, std::string_view number, bool* by_tail)
{
    if (by_tail)
        *by_tail = false;
    const auto key = normalized_number(number);
    if (key.empty())
        return {};
    const auto items = books.open_items_by_number(key);
    for (const auto* item : items) {
        if (item->party_id == party_id)
            return item->number;
    }
    for (const auto* document : books.documents_by_reference(key)) {
        if (document->party_id == party_id || document->party_id.empty())
            return document->reference;
    }
    if (!items.empty())
        return items.front()->number;
    if (const auto lines = books.purchase_order(key); !lines.empty())
        return lines.front()->po_number;
    if (party_id.empty())
        return number_of_series(books, key);
    const auto digits = std::string_view(key).substr(key.find_last_not_of("0123456789") + 1);
    if (digits.size() < tail_digits_min || looks_like_year(digits))
        return {};
    // With its letters, "LP71001" is "LP71001-US" alone, whose beginning it is.
    const auto is_meant = [&](const std::string& known) {
        return digits.size() == key.size() || normalized_number(known).starts_with(key);
    };
    std::set<std::string> found;
    for (const auto* item : books.open_items_by_tail(party_id, digits)) {
        if (is_meant(item->number))
            found.insert(item->number);
    }
    for (const auto* document : books.documents_by_tail(party_id, digits)) {
        if (is_meant(document->reference))
            found.insert(document->reference);
    }
    if (found.empty())
        return number_of_delivery(books, party_id, key);
    if (found.size() > 1)
        return {};
    if (by_tail)
        *by_tail = true;
    return *found.begin();
}

std::string
number_by_short_tail(const Books& books, std::string_view party_id, std::string_view digits)
{
    constexpr std::size_t size = 3;
    if (party_id.empty() || digits.size() != size || !all_digits(digits))
        return {};
    const OpenItem* found = nullptr;
    const auto sum = parse_decimal(digits);
    for (const auto* item : books.open_items_of(party_id)) {
        if (sum && (item->open_amount == sum || item->amount == sum))
            return {}; // "271 for 4471": what is owed, and no end of a number.
        if (!normalized_number(item->number).ends_with(digits))
            continue;
        if (found != nullptr)
            return {};
        found = item;
    }
    return found ? found->number : std::string();
}

void add_from_books(const Books& books, Reference& reference)
{
    const auto& number = reference.number;
    if (const auto items = books.open_items_by_number(number); !items.empty()) {
        const auto& item = *items.front();
        reference.kind = item.type == OpenItemType::credit_note ? ReferenceKind::credit_note
                                                                : ReferenceKind::invoice;
        reference.open_amount = item.open_amount;
        reference.due_date = item.due_date;
        return;
    }
    const bool ordered = !books.purchase_order(number).empty()
        || std::ranges::any_of(books.documents_by_reference(number), [](const auto* document) {
               return document->type == FileType::purchase_order;
           });
    if (ordered)
        reference.kind = ReferenceKind::purchase_order;
}

} // namespace mailroom
