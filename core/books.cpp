#include "core/books.h"

#include "core/text.h"

namespace mailroom {
namespace {

template <typename T>
std::vector<const T*> all_of(
    const std::multimap<std::string, std::size_t, std::less<>>& index,
    std::string_view key,
    const std::vector<T>& values)
{
    std::vector<const T*> found;
    const auto [begin, end] = index.equal_range(key);
    for (auto at = begin; at != end; ++at)
        found.push_back(&values[at->second]);
    return found;
}

template <typename T>
const T* only_of(
    const std::multimap<std::string, std::size_t, std::less<>>& index,
    std::string_view key,
    const std::vector<T>& values)
{
    const auto found = all_of(index, key, values);
    return found.size() == 1 ? found.front() : nullptr;
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
    for (std::size_t i = 0; i < parties_.size(); ++i) {
        parties_by_id_.emplace(parties_[i].party_id, i);
        if (const auto key = normalized_number(parties_[i].tax_id); !key.empty())
            parties_by_tax_id_.emplace(key, i);
        if (const auto key = normalized_number(parties_[i].iban); !key.empty())
            parties_by_iban_.emplace(key, i);
    }
    for (std::size_t i = 0; i < contacts_.size(); ++i) {
        contacts_by_email_.emplace(to_lower_ascii(contacts_[i].email), i);
        contacts_by_domain_.emplace(domain_of(contacts_[i].email), i);
    }
    for (std::size_t i = 0; i < open_items_.size(); ++i) {
        items_by_number_.emplace(normalized_number(open_items_[i].number), i);
        items_by_party_.emplace(open_items_[i].party_id, i);
    }
    for (std::size_t i = 0; i < documents_.size(); ++i)
        documents_by_party_.emplace(documents_[i].party_id, i);
    for (std::size_t i = 0; i < purchase_orders_.size(); ++i)
        lines_by_order_.emplace(normalized_number(purchase_orders_[i].po_number), i);
}

const Party* Books::party(std::string_view party_id) const
{
    return only_of(parties_by_id_, party_id, parties_);
}

std::vector<const Contact*> Books::contacts_by_email(std::string_view addr_spec) const
{
    return all_of(contacts_by_email_, to_lower_ascii(addr_spec), contacts_);
}

std::vector<const Contact*> Books::contacts_by_domain(std::string_view domain) const
{
    return all_of(contacts_by_domain_, to_lower_ascii(domain), contacts_);
}

std::vector<const OpenItem*> Books::open_items_by_number(std::string_view number) const
{
    return all_of(items_by_number_, normalized_number(number), open_items_);
}

std::vector<const OpenItem*> Books::open_items_of(std::string_view party_id) const
{
    return all_of(items_by_party_, party_id, open_items_);
}

std::vector<const FiledDocument*> Books::documents_of(std::string_view party_id) const
{
    auto found = all_of(documents_by_party_, party_id, documents_);
    if (!party_id.empty()) {
        const auto shared = all_of(documents_by_party_, std::string_view(), documents_);
        found.insert(found.end(), shared.begin(), shared.end());
    }
    return found;
}

std::vector<const PurchaseOrderLine*> Books::purchase_order(std::string_view po_number) const
{
    return all_of(lines_by_order_, normalized_number(po_number), purchase_orders_);
}

const Party* Books::party_by_tax_id(std::string_view tax_id) const
{
    return only_of(parties_by_tax_id_, normalized_number(tax_id), parties_);
}

const Party* Books::party_by_iban(std::string_view iban) const
{
    return only_of(parties_by_iban_, normalized_number(iban), parties_);
}

} // namespace mailroom
