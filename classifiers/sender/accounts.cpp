#include "classifiers/sender/accounts.h"

#include "core/ascii.h"
#include "core/iban.h"
#include "core/text.h"

#include <algorithm>
#include <cctype>

namespace mailroom {
namespace {

// Two letters, two digits, and what follows in groups, without the blanks between.
std::string iban_shape_at(std::string_view text)
{
    constexpr std::size_t length_max = 34, length_min = 15; // ISO 13616
    std::string compact;
    std::size_t blanks = 0;
    for (const char c : text) {
        if (c == ' ' && blanks == 0) {
            ++blanks;
            continue;
        }
        if (!is_digit(c) && !is_upper(c))
            break;
        blanks = 0;
        compact += c;
    }
    const bool head = compact.size() >= length_min && is_upper(compact[0]) && is_upper(compact[1])
        && is_digit(compact[2]) && is_digit(compact[3]);
    if (!head)
        return {};
    const auto length = iban_length(std::string_view(compact).substr(0, 2));
    if (length == 0 || compact.size() < length)
        return {};
    return compact.substr(0, std::min(length, length_max));
}

bool stands_behind_its_name(std::string_view before)
{
    constexpr std::size_t reach = 12;
    return contains_ignoring_case(
        before.substr(before.size() - std::min(reach, before.size())), "iban");
}

} // namespace

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

std::vector<std::string>
accounts_named(std::string_view text, const Books& books, std::string_view party_id)
{
    const auto* party = books.party(party_id);
    const auto known = party == nullptr ? std::string() : normalized_number(party->iban);
    std::vector<std::string> found;
    for (std::size_t at = 0; at + 1 < text.size(); ++at) {
        const bool starts = is_upper(text[at]) && is_upper(text[at + 1])
            && (at == 0 || std::isalnum(static_cast<unsigned char>(text[at - 1])) == 0);
        const auto iban = starts ? iban_shape_at(text.substr(at)) : std::string();
        if (iban.empty() || normalized_number(iban) == known
            || !(is_iban(iban) || stands_behind_its_name(text.substr(0, at)))
            || std::ranges::find(found, iban) != found.end())
            continue;
        found.push_back(iban);
    }
    return found;
}

} // namespace mailroom
