#include "classifiers/sender/accounts.h"

#include "core/text.h"

#include <algorithm>

namespace mailroom {

std::vector<std::string> accounts_not_in_books(
    const std::vector<VendorInvoice>& invoices, const Books& books, std::string_view party_id)
{
    std::vector<std::string> found;
    const auto* party = books.party(party_id);
    if (party == nullptr || party->iban.empty())
        return found;
    const auto known = normalized_number(party->iban);
    for (const auto& invoice : invoices) {
        if (invoice.iban.empty() || normalized_number(invoice.iban) == known
            || std::ranges::find(found, invoice.iban) != found.end())
            continue;
        found.push_back(invoice.iban);
    }
    return found;
}

} // namespace mailroom
