#include "classifiers/sender/accounts.h"

#include "classifiers/text/word_lists.h"
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

// "IBAN: GB11 ...", "her new account GB11 ...": whoever mistypes one, or makes it up, means one.
bool stands_behind_its_name(std::string_view before)
{
    static constexpr std::array<std::string_view, 8> names{
        "iban", "account", "konto", "compte", "cuenta", "conto", "rekening", "conta"};
    constexpr std::size_t reach = 12;
    const auto near = before.substr(before.size() - std::min(reach, before.size()));
    return std::ranges::any_of(
        names, [&](std::string_view name) { return contains_ignoring_case(near, name); });
}

// "sort code 20-99-14", "rtg: 099944410": the digits, as printed, of a code that stands behind one
// of these words; "ABA members" names none.
std::string bank_code_at(std::string_view text)
{
    constexpr std::size_t digits_min = 6, gap_max = 4;
    const auto begin = text.find_first_of("0123456789");
    const auto filler = text.substr(0, std::min(begin, text.size()));
    if (begin == text.npos || filler.size() > gap_max
        || std::ranges::any_of(filler, [](char c) { return is_letter(c) || c == '\n'; }))
        return {};
    auto code = text.substr(begin, text.find_first_not_of("0123456789-. ", begin) - begin);
    while (!code.empty() && !is_digit(code.back()))
        code.remove_suffix(1);
    return count_digits(code) >= digits_min ? std::string(code) : std::string();
}

void add_bank_codes(std::string_view text, std::vector<std::string>& found)
{
    static const auto& names = word_list("account.bank_code");
    const auto lower = to_lower_ascii(text);
    for (const auto name : names.entries()) {
        for (auto at = lower.find(name); at != lower.npos; at = lower.find(name, at + 1)) {
            const auto end = at + name.size();
            if ((at > 0 && is_letter(lower[at - 1]))
                || (end < lower.size() && is_letter(lower[end])))
                continue;
            auto code = bank_code_at(text.substr(end));
            if (!code.empty() && std::ranges::find(found, code) == found.end())
                found.push_back(std::move(code));
        }
    }
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
    add_bank_codes(text, found);
    return found;
}

} // namespace mailroom
