#include "classifiers/sender/sender.h"

#include "core/names.h"
#include "core/text.h"
#include "embedded/free_mail.h"

#include <algorithm>
#include <set>
#include <vector>

namespace mailroom {
namespace {

constexpr std::size_t imitated_letters_min = 6; // Shorter names resemble each other by chance.

bool covers(std::string_view domain, std::string_view other)
{
    return domain == other
        || (other.size() > domain.size() && other.ends_with(domain)
            && other[other.size() - domain.size() - 1] == '.');
}

// Damerau and Levenshtein's distance, or 2 for any that is larger.
std::size_t distance_to_two(std::string_view a, std::string_view b)
{
    if (a.size() > b.size())
        std::swap(a, b);
    if (b.size() - a.size() > 1)
        return 2;
    std::size_t at = 0;
    while (at < a.size() && a[at] == b[at])
        ++at;
    if (at == a.size())
        return b.size() - a.size();
    const auto rest_a = a.substr(at), rest_b = b.substr(at);
    const bool one_more = rest_b.substr(1) == rest_a;
    const bool one_other = a.size() == b.size() && rest_a.substr(1) == rest_b.substr(1);
    const bool swapped = a.size() == b.size() && rest_a.size() >= 2 && rest_a[0] == rest_b[1]
        && rest_a[1] == rest_b[0] && rest_a.substr(2) == rest_b.substr(2);
    return one_more || one_other || swapped ? 1 : 2;
}

std::string imitated_domain(std::string_view domain, const Books& books)
{
    if (imitates_domain(domain, books.company().domain))
        return books.company().domain;
    for (const auto original : books.contact_domains().like(domain)) {
        if (!is_free_mail(original) && imitates_domain(domain, original))
            return std::string(original);
    }
    return {};
}

// One of ours who takes part in the mail or in what it quotes.
bool is_colleague(const Message& message, std::string_view name, std::string_view own)
{
    const auto is_so_called = [&](const Mailbox& mailbox) {
        return covers(own, domain_of(mailbox.addr_spec))
            && equals_ignoring_case(trimmed(mailbox.display_name), trimmed(name));
    };
    return std::ranges::any_of(message.to, is_so_called)
        || std::ranges::any_of(message.cc, is_so_called)
        || std::ranges::any_of(message.quoted, [&](const QuotedMessage& quoted) {
               return (quoted.from && is_so_called(*quoted.from))
                   || std::ranges::any_of(quoted.to, is_so_called);
           });
}

std::string borrowed_name(const Message& message, const Books& books)
{
    const auto& name = message.from.front().display_name;
    if (trimmed(name).find(' ') == std::string_view::npos)
        return {}; // "Accounts" is nobody's name.
    const auto own = name_words(books.company().name);
    const auto words = spoken_words(name);
    if (!own.empty() && std::ranges::search(words, own).begin() != words.end())
        return books.company().name;
    const auto own_domain = to_lower_ascii(books.company().domain);
    if (!own_domain.empty() && is_colleague(message, name, own_domain))
        return name;
    const auto contacts = books.contacts_by_name(name);
    return contacts.empty() ? std::string() : contacts.front()->name;
}

bool is_name_of_executive(const std::string& name, const Company& company)
{
    const auto words = spoken_words(name);
    return std::ranges::any_of(company.executives, [&](const std::string& executive) {
        const auto wanted = spoken_words(executive);
        return !wanted.empty() && std::ranges::is_permutation(words, wanted);
    });
}

// The domain of a contact that numbered a mail which this one follows: all that is left of the
// conversation where nothing is quoted.
std::string conversation_of(const Message& message, const Sender& sender, const Books& books)
{
    std::string contact;
    for (const auto* ids : {&message.in_reply_to, &message.references}) {
        for (const auto& id : *ids) {
            auto domain = to_lower_ascii(domain_of(id));
            if (registered_label(domain) == registered_label(sender.domain))
                return {};
            for (auto part = std::string_view(domain); contact.empty() && !part.empty();
                 part.remove_prefix(std::min(part.find('.'), part.size() - 1) + 1)) {
                if (!is_free_mail(part) && !books.contacts_by_domain(part).empty())
                    contact = part;
            }
        }
    }
    return contact;
}

// A contact who was written to or wrote in what is quoted, where nobody of the sender's domain did.
std::string broken_into(const Message& message, const Sender& sender, const Books& books)
{
    std::string contact;
    for (const auto& quoted : message.quoted) {
        if (quoted.forwarded)
            continue;
        auto people = quoted.to;
        if (quoted.from)
            people.push_back(*quoted.from);
        for (const auto& person : people) {
            if (domain_of(person.addr_spec) == sender.domain)
                return {};
            if (contact.empty() && !books.contacts_by_email(person.addr_spec).empty())
                contact = person.addr_spec;
        }
    }
    return contact.empty() ? conversation_of(message, sender, books) : contact;
}

} // namespace

bool is_free_mail(std::string_view domain)
{
    static const auto domains = [] {
        std::set<std::string, std::less<>> read;
        for (const auto& file : embedded::free_mail()) {
            for (const auto line : split(file.bytes, '\n')) {
                if (!line.empty() && line.front() != '#')
                    read.emplace(trimmed(line));
            }
        }
        return read;
    }();
    return domains.contains(domain);
}

bool imitates_domain(std::string_view domain, std::string_view original)
{
    if (domain.empty() || original.empty() || covers(original, domain) || covers(domain, original))
        return false;
    const auto label = registered_label(domain), original_label = registered_label(original);
    const auto seen = as_seen(label), original_seen = as_seen(original_label);
    if (original_seen.size() < imitated_letters_min)
        return false;
    if (distance_to_two(seen, original_seen) <= 1)
        return true;
    // "acmefoods-billing.com", "acmefoods.com.billing.net"
    return contains_ignoring_case(domain, original_label)
        || contains_ignoring_case(seen, original_seen);
}

Sender sender_of(const Message& message, const Books& books)
{
    Sender sender;
    if (message.from.empty())
        return sender;
    sender.addr_spec = to_lower_ascii(message.from.front().addr_spec);
    sender.domain = domain_of(sender.addr_spec);
    sender.free_mail = is_free_mail(sender.domain);
    sender.is_contact = !books.contacts_by_email(sender.addr_spec).empty();
    sender.known_domain = !sender.free_mail && !books.contacts_by_domain(sender.domain).empty();
    const auto own = to_lower_ascii(books.company().domain);
    sender.own_domain = !own.empty() && covers(own, sender.domain);
    // A list directs answers to itself: that is no sign of anything.
    if (!message.reply_to.empty() && !message.is_mailing_list
        && message.auto_kind != AutoKind::list) {
        const auto reply = domain_of(message.reply_to.front().addr_spec);
        sender.replies_elsewhere = !reply.empty()
            && registered_label(reply) != registered_label(sender.domain)
            && books.contacts_by_domain(reply).empty();
    }
    if (!sender.known_domain && !sender.own_domain && !sender.is_contact) {
        if (!sender.free_mail)
            sender.imitated_domain = imitated_domain(sender.domain, books);
        const auto& name = message.from.front().display_name;
        sender.is_executive_name = is_name_of_executive(name, books.company());
        sender.borrowed_name = sender.is_executive_name ? name : borrowed_name(message, books);
        sender.broken_into = broken_into(message, sender, books);
        const auto is_ours = [&](const std::string& id) {
            return !own.empty() && covers(own, to_lower_ascii(domain_of(id)));
        };
        sender.answers_ours = std::ranges::any_of(message.in_reply_to, is_ours)
            || std::ranges::any_of(message.references, is_ours);
    }
    return sender;
}

Writer writer_of(const Sender& sender, const Books& books, const Understanding& so_far)
{
    if (sender.own_domain)
        return Writer::colleague;
    const auto* party = books.party(so_far.party_id);
    if (party == nullptr)
        return Writer::unknown;
    switch (party->role) {
    case PartyRole::customer:
        return Writer::customer;
    case PartyRole::vendor:
        return Writer::vendor;
    case PartyRole::both:
        break;
    }
    return so_far.side == Side::payable ? Writer::vendor : Writer::customer;
}

} // namespace mailroom
