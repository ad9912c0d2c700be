#include "classifiers/sender/relatives.h"

#include "classifiers/matching/payer_family.h"
#include "classifiers/sender/sender.h"
#include "core/text.h"

#include <algorithm>

namespace mailroom {

std::set<const Party*> relatives_of(const Books& books, const std::string& own)
{
    std::set<const Party*> relatives;
    const auto add = [&](const std::string& party_id) {
        if (party_id != own && books.party(party_id) != nullptr)
            relatives.insert(books.party(party_id));
    };
    std::ranges::for_each(payer_family(books, own), add);
    for (const auto* contact : books.contacts_of(own)) {
        const auto domain = domain_of(contact->email);
        if (domain.empty() || is_free_mail(domain))
            continue;
        // "leeds.harbourfoods.example" and "harbourfoods.example" are of one house.
        for (const auto other : books.contact_domains().like(domain)) {
            if (other != domain && !other.ends_with("." + std::string(domain))
                && !domain.ends_with("." + std::string(other)))
                continue;
            for (const auto* sibling : books.contacts_by_domain(other))
                add(sibling->party_id);
        }
        for (const auto* sibling : books.contacts_by_domain(domain))
            add(sibling->party_id);
    }
    return relatives;
}

namespace {

bool owns(const Books& books, const std::string& party_id, std::string_view number)
{
    const auto is_its = [&](const auto* one) { return one->party_id == party_id; };
    return std::ranges::any_of(books.open_items_by_tail(party_id, number), is_its)
        || std::ranges::any_of(books.documents_by_tail(party_id, number), is_its);
}

} // namespace

std::string
relative_of_documents(const Books& books, const std::string& party_id, const Words& words)
{
    constexpr std::size_t digits_min = 5; // Fewer are a year or a count as often.
    const auto relatives = relatives_of(books, party_id);
    std::string found;
    for (const auto& word : words.words) {
        const auto number = std::string_view(words.text).substr(word.begin, word.end - word.begin);
        if (!word.has_digit || number.size() < digits_min)
            continue;
        if (owns(books, party_id, number))
            return {};
        for (const auto* relative : relatives) {
            if (!owns(books, relative->party_id, number))
                continue;
            if (!found.empty() && found != relative->party_id)
                return {};
            found = relative->party_id;
        }
    }
    return found;
}

} // namespace mailroom
