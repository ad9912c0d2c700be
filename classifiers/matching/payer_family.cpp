#include "classifiers/matching/payer_family.h"

#include <algorithm>

namespace mailroom {

std::vector<std::string> payer_family(const Books& books, std::string_view party_id)
{
    const auto* payer = books.party(party_id);
    if (payer == nullptr)
        return {};
    std::vector<std::string> family{payer->party_id};
    const auto add = [&](const std::string& other) {
        if (std::ranges::find(family, other) == family.end() && books.party(other) != nullptr)
            family.push_back(other);
    };
    if (!payer->tax_id.empty()) {
        for (const auto* party : books.parties_by_tax_id(payer->tax_id))
            add(party->party_id);
    }
    if (!payer->iban.empty()) {
        for (const auto* party : books.parties_by_iban(payer->iban))
            add(party->party_id);
    }
    for (const auto* contact : books.contacts_of(party_id)) {
        for (const auto* other : books.contacts_by_email(contact->email))
            add(other->party_id);
    }
    if (family.size() > family_max)
        family.resize(1);
    return family;
}

} // namespace mailroom
