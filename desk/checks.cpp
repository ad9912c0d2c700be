#include "desk/checks.h"

#include "core/ascii.h"
#include "core/text.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

std::string from_address(const Message& message)
{
    return message.from.size() == 1 ? message.from.front().addr_spec : std::string{};
}

std::string_view field(const Message& message, std::string_view name)
{
    for (const auto& each : message.fields) {
        if (equals_ignoring_case(each.name, name))
            return trimmed(each.body);
    }
    return {};
}

bool covers(std::string_view domain, std::string_view other)
{
    return !domain.empty() && (other == domain || other.ends_with("." + std::string(domain)));
}

bool is_ours(std::string_view addr_spec, const Company& company)
{
    return equals_ignoring_case(addr_spec, company.receivable_address)
        || equals_ignoring_case(addr_spec, company.payable_address)
        || covers(to_lower_ascii(company.domain), domain_of(addr_spec));
}

bool is_machine(std::string_view addr_spec)
{
    constexpr auto names = std::to_array<std::string_view>(
        {"noreply", "donotreply", "nepasrepondre", "nichtantworten", "keineantwort", "noresponder",
         "nonrispondere", "nietantwoorden", "naoresponder", "mailerdaemon", "postmaster", "bounce",
         "bounces", "autoreply", "autoresponder", "daemon"});
    const auto local = to_lower_ascii(addr_spec.substr(0, addr_spec.find('@')));
    std::string letters;
    std::copy_if(local.begin(), local.end(), std::back_inserter(letters), [](char c) {
        return is_lower(c);
    });
    const bool named = std::any_of(
        names.begin(), names.end(), [&](std::string_view name) { return letters == name; });
    return named || letters.find("noreply") != std::string::npos
        || letters.find("donotreply") != std::string::npos || local.starts_with("owner-")
        || local.ends_with("-request") || local.starts_with("bounce");
}

bool is_bulk(const Message& message)
{
    const auto precedence = to_lower_ascii(field(message, "Precedence"));
    return message.is_mailing_list || precedence == "bulk" || precedence == "list"
        || precedence == "junk" || !field(message, "List-Id").empty();
}

bool says_automatic(const Message& message)
{
    const auto submitted = to_lower_ascii(field(message, "Auto-Submitted"));
    return !submitted.empty() && !submitted.starts_with("no");
}

// An address is one whole, without anything that could mean another in a header or in SMTP.
bool is_plain_address(std::string_view addr_spec)
{
    const auto at = addr_spec.find('@');
    return at != std::string_view::npos && at > 0 && at + 1 < addr_spec.size()
        && addr_spec.find('@', at + 1) == std::string_view::npos
        && std::none_of(addr_spec.begin(), addr_spec.end(), [](char c) {
               return static_cast<unsigned char>(c) <= ' ' || c == '<' || c == '>' || c == ','
                   || c == ';' || c == '"' || c == 0x7f;
           });
}

bool contact_may_receive(std::string_view address, const Books& books, std::string_view party_id)
{
    const auto contacts = books.contacts_by_email(address);
    return std::any_of(contacts.begin(), contacts.end(), [party_id](const Contact* contact) {
        return contact->party_id == party_id && contact->may_receive_documents;
    });
}

} // namespace

void Checks::add(std::string_view clause, bool passed, std::string_view reason)
{
    made.push_back(std::string(clause) + ": " + std::string(passed ? "ok" : reason));
    if (ok && !passed)
        why_not = reason;
    ok = ok && passed;
}

Checks may_answer(const Reading& reading, const Understanding& understanding, const Books& books)
{
    const auto& message = reading.message;
    const auto from = from_address(message);
    Checks checks;
    checks.add("it is a mail", reading.is_message, "it is a bare document");
    checks.add(
        "From names one sender", is_plain_address(from), "the From field names no single address");
    checks.add(
        "written by a person",
        understanding.auto_kind == AutoKind::no && message.auto_kind == AutoKind::no
            && !says_automatic(message),
        "it is automatic mail");
    checks.add("no list sent it", !is_bulk(message), "it came over a list");
    checks.add(
        "its envelope names a sender", message.return_path != "<>", "the reverse path is null");
    checks.add(
        "it comes from outside", !is_ours(from, books.company()), "it comes from our own domain");
    checks.add("the address takes answers", !is_machine(from), "the address takes no answers");
    checks.add(
        "nothing is suspicious", understanding.threat == Threat::none,
        std::string(to_string(understanding.threat)) + ": " + understanding.threat_why);
    checks.add(
        "authentication did not fail", !understanding.authentication.failed,
        "the sender is not who they say");
    return checks;
}

Checks
may_send_documents(const Reading& reading, const Understanding& understanding, const Books& books)
{
    auto checks = may_answer(reading, understanding, books);
    const auto from = from_address(reading.message);
    checks.add(
        "the party is known", books.party(understanding.party_id) != nullptr,
        "the party is not known");
    checks.add(
        "the sender may receive documents",
        contact_may_receive(from, books, understanding.party_id),
        "the sender is no contact of the party who may receive documents");
    checks.add(
        "the documents may be released", understanding.release_documents.value_or(false),
        "the documents are not released");
    return checks;
}

} // namespace mailroom
