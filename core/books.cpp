#include "core/books.h"

#include "core/ascii.h"
#include "core/text.h"

#include <map>

namespace mailroom {
namespace {

// Those under the text's hash whose key is the text indeed.
template <typename T, typename KeyOf>
std::vector<const T*>
all_of(const TextIndex& index, std::string_view key, const std::vector<T>& values, KeyOf key_of)
{
    std::vector<const T*> found;
    for (const auto& entry : index.find(key)) {
        const auto& value = values[entry.place];
        if (key_of(value) == key)
            found.push_back(&value);
    }
    return found;
}

template <typename T>
const T* only_of(const std::vector<const T*>& found)
{
    return found.size() == 1 ? found.front() : nullptr;
}

constexpr auto tax_id_of = [](const Party& party) { return normalized_tax_id(party.tax_id); };
constexpr auto iban_of = [](const Party& party) { return normalized_number(party.iban); };
constexpr auto number_of = [](const OpenItem& item) { return normalized_number(item.number); };
constexpr auto reference_of = [](const FiledDocument& document) {
    return normalized_number(document.reference);
};
constexpr auto party_of = [](const auto& value) -> std::string_view { return value.party_id; };
constexpr auto email_of = [](const Contact& contact) { return to_lower_ascii(contact.email); };
constexpr auto name_of = [](const Contact& contact) {
    return to_lower_ascii(trimmed(contact.name));
};

template <typename T>
std::vector<const T*> by_tail(
    const TextIndex& index,
    std::string_view party_id,
    std::string_view tail,
    const std::vector<T>& values,
    std::string T::*number)
{
    std::vector<const T*> found;
    if (tail.size() < Books::number_tail_min)
        return found;
    for (const auto& entry : index.find(tail_key(party_id, tail))) {
        const auto& value = values[entry.place];
        if (value.party_id == party_id
            && (normalized_number(value.*number).ends_with(tail)
                || without_last_group(value.*number).ends_with(tail)))
            found.push_back(&value);
    }
    return found;
}

} // namespace

Books::Books(
    Company company,
    std::vector<Party> parties,
    std::vector<Contact> contacts,
    std::vector<OpenItem> open_items,
    std::vector<PurchaseOrderLine> purchase_orders,
    std::vector<FiledDocument> documents)
    : company_(std::move(company)),
      parties_(std::move(parties)),
      contacts_(std::move(contacts)),
      open_items_(std::move(open_items)),
      purchase_orders_(std::move(purchase_orders)),
      documents_(std::move(documents))
{
    index_parties();
    index_contacts();
    index_items();
    index_documents();
}

void Books::index_parties()
{
    for (std::size_t i = 0; i < parties_.size(); ++i) {
        parties_by_id_.add(parties_[i].party_id, i);
        if (const auto key = tax_id_of(parties_[i]); !key.empty())
            parties_by_tax_id_.add(key, i);
        if (const auto key = iban_of(parties_[i]); !key.empty())
            parties_by_iban_.add(key, i);
        names_.add(parties_[i].name, i);
    }
    for (auto* index : {&parties_by_id_, &parties_by_tax_id_, &parties_by_iban_})
        index->finish();
    names_.finish();
}

void Books::index_contacts()
{
    for (std::size_t i = 0; i < contacts_.size(); ++i) {
        contacts_by_party_.add(contacts_[i].party_id, i);
        contacts_by_email_.add(email_of(contacts_[i]), i);
        contacts_by_domain_.add(domain_of(contacts_[i].email), i);
        domains_.add(domain_of(contacts_[i].email));
        contacts_by_name_.add(name_of(contacts_[i]), i);
    }
    for (auto* index :
         {&contacts_by_party_, &contacts_by_email_, &contacts_by_domain_, &contacts_by_name_})
        index->finish();
    domains_.finish();
}

void Books::index_items()
{
    for (std::size_t i = 0; i < open_items_.size(); ++i) {
        const auto number = number_of(open_items_[i]);
        items_by_number_.add(number, i);
        items_by_party_.add(open_items_[i].party_id, i);
        add_tails(items_by_tail_, open_items_[i].party_id, open_items_[i].number, i);
        if (const auto digits = digits_of_series(number); !digits.empty())
            items_by_digits_.add(digits, i);
        add_tails(
            items_by_delivery_note_, open_items_[i].party_id, open_items_[i].delivery_note, i);
    }
    for (auto* index :
         {&items_by_number_, &items_by_party_, &items_by_tail_, &items_by_digits_,
          &items_by_delivery_note_})
        index->finish();
}

void Books::index_documents()
{
    for (std::size_t i = 0; i < documents_.size(); ++i) {
        const auto reference = reference_of(documents_[i]);
        documents_by_party_.add(documents_[i].party_id, i);
        documents_by_reference_.add(reference, i);
        if (const auto digits = digits_of_series(reference); !digits.empty())
            documents_by_digits_.add(digits, i);
        add_tails(documents_by_tail_, documents_[i].party_id, documents_[i].reference, i);
    }
    for (std::size_t i = 0; i < purchase_orders_.size(); ++i)
        lines_by_order_.add(normalized_number(purchase_orders_[i].po_number), i);
    for (auto* index :
         {&documents_by_party_, &documents_by_reference_, &documents_by_tail_,
          &documents_by_digits_, &lines_by_order_})
        index->finish();
}

const Party* Books::party(std::string_view party_id) const
{
    return only_of(all_of(parties_by_id_, party_id, parties_, party_of));
}

std::vector<const Party*> Books::parties_by_tax_id(std::string_view tax_id) const
{
    return all_of(parties_by_tax_id_, normalized_tax_id(tax_id), parties_, tax_id_of);
}

const Party* Books::party_by_tax_id(std::string_view tax_id) const
{
    return only_of(parties_by_tax_id(tax_id));
}

std::vector<const Party*> Books::parties_by_iban(std::string_view iban) const
{
    return all_of(parties_by_iban_, normalized_number(iban), parties_, iban_of);
}

const Party* Books::party_by_iban(std::string_view iban) const
{
    return only_of(parties_by_iban(iban));
}

std::vector<const Party*> Books::parties_named_in(std::string_view text) const
{
    std::vector<const Party*> found;
    for (const auto place : names_.named_in(text))
        found.push_back(&parties_[place]);
    return found;
}

std::vector<const Contact*> Books::contacts_of(std::string_view party_id) const
{
    return all_of(contacts_by_party_, party_id, contacts_, party_of);
}

std::vector<const Contact*> Books::contacts_by_email(std::string_view addr_spec) const
{
    return all_of(contacts_by_email_, to_lower_ascii(addr_spec), contacts_, email_of);
}

std::vector<const Contact*> Books::contacts_by_domain(std::string_view domain) const
{
    return all_of(
        contacts_by_domain_, to_lower_ascii(domain), contacts_,
        [](const Contact& contact) { return domain_of(contact.email); });
}

std::vector<const Contact*> Books::contacts_by_name(std::string_view name) const
{
    return all_of(contacts_by_name_, to_lower_ascii(trimmed(name)), contacts_, name_of);
}

std::vector<const OpenItem*> Books::open_items_by_number(std::string_view number) const
{
    return all_of(items_by_number_, normalized_number(number), open_items_, number_of);
}

std::vector<const OpenItem*> Books::open_items_of(std::string_view party_id) const
{
    return all_of(items_by_party_, party_id, open_items_, party_of);
}

std::vector<const OpenItem*>
Books::open_items_by_tail(std::string_view party_id, std::string_view tail) const
{
    return by_tail(
        items_by_tail_, party_id, normalized_number(tail), open_items_, &OpenItem::number);
}

std::vector<std::string> Books::numbers_by_digits(std::string_view digits) const
{
    std::map<std::string, std::string> numbers; // By normalised number, as it is written.
    const auto add = [&](std::string normalized, const std::string& written) {
        if (digits_of_series(normalized) == digits)
            numbers.emplace(std::move(normalized), written);
    };
    for (const auto& entry : items_by_digits_.find(digits))
        add(number_of(open_items_[entry.place]), open_items_[entry.place].number);
    for (const auto& entry : documents_by_digits_.find(digits))
        add(reference_of(documents_[entry.place]), documents_[entry.place].reference);
    std::vector<std::string> written;
    for (auto& [normalized, number] : numbers)
        written.push_back(std::move(number));
    return written;
}

std::vector<const OpenItem*>
Books::open_items_by_delivery_note(std::string_view party_id, std::string_view number) const
{
    return by_tail(
        items_by_delivery_note_, party_id, normalized_number(number), open_items_,
        &OpenItem::delivery_note);
}

std::vector<const FiledDocument*> Books::documents_of(std::string_view party_id) const
{
    auto found = all_of(documents_by_party_, party_id, documents_, party_of);
    if (!party_id.empty()) {
        const auto shared = all_of(documents_by_party_, std::string_view(), documents_, party_of);
        found.insert(found.end(), shared.begin(), shared.end());
    }
    return found;
}

std::vector<const FiledDocument*> Books::documents_by_reference(std::string_view reference) const
{
    return all_of(documents_by_reference_, normalized_number(reference), documents_, reference_of);
}

std::vector<const FiledDocument*>
Books::documents_by_tail(std::string_view party_id, std::string_view tail) const
{
    const auto key = normalized_number(tail);
    auto found = by_tail(documents_by_tail_, party_id, key, documents_, &FiledDocument::reference);
    if (!party_id.empty()) {
        const auto shared = by_tail(
            documents_by_tail_, std::string_view(), key, documents_, &FiledDocument::reference);
        found.insert(found.end(), shared.begin(), shared.end());
    }
    return found;
}

std::vector<const PurchaseOrderLine*> Books::purchase_order(std::string_view po_number) const
{
    return all_of(
        lines_by_order_, normalized_number(po_number), purchase_orders_,
        [](const PurchaseOrderLine& line) { return normalized_number(line.po_number); });
}

} // namespace mailroom
