#include "classifiers/release.h"

#include "classifiers/release_others.h"
#include "classifiers/release_ownership.h"
#include "classifiers/sender/sender.h"
#include "classifiers/text/addresses.h"
#include "core/text.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

const Contact* contact_of(const ReleaseQuestion& question)
{
    if (question.message.from.empty() || question.understanding.party_id.empty())
        return nullptr;
    for (const auto* contact :
         question.books.contacts_by_email(question.message.from.front().addr_spec)) {
        if (contact->party_id == question.understanding.party_id)
            return contact;
    }
    return nullptr;
}

std::string sender_domain(const Message& message)
{
    return message.from.empty() ? std::string() : domain_of(message.from.front().addr_spec);
}

// One domain lies within the other.
bool akin(std::string_view a, std::string_view b)
{
    const auto within = [](std::string_view inner, std::string_view outer) {
        return inner == outer || inner.ends_with("." + std::string(outer));
    };
    return !a.empty() && !b.empty() && (within(a, b) || within(b, a));
}

bool is_ours(const Books& books, std::string_view addr_spec)
{
    return akin(domain_of(addr_spec), to_lower_ascii(books.company().domain));
}

// "office (at) firm (dot) example", for people to read and for programs not to.
bool disguises_address(std::string_view text)
{
    static constexpr auto signs =
        std::to_array<std::string_view>({"(at)", "[at]", "{at}", "( at )", "[ at ]", "(arroba)"});
    return std::ranges::any_of(
        signs, [&](std::string_view sign) { return contains_ignoring_case(text, sign); });
}

// Each check answers why not, or nothing where it holds.
using Check = std::string (*)(const ReleaseQuestion&);

std::string single_sender(const ReleaseQuestion& question)
{
    const auto& message = question.message;
    if (message.from.size() != 1)
        return "the mail has not exactly one From mailbox";
    const auto from_fields =
        std::count_if(message.fields.begin(), message.fields.end(), [](const auto& field) {
            return equals_ignoring_case(field.name, "From");
        });
    if (from_fields > 1)
        return "the mail has several From fields";
    const bool sent_by_another = std::ranges::any_of(message.sender, [&](const auto& mailbox) {
        return !akin(domain_of(mailbox.addr_spec), sender_domain(message));
    });
    if (sent_by_another)
        return "the mail was sent by somebody of another domain";
    // RFC 5322 section 3.6.6: what a colleague of ours passes on so, another may have had for long.
    const bool resent_by_another = std::ranges::any_of(message.fields, [&](const auto& field) {
        if (!equals_ignoring_case(field.name, "Resent-From"))
            return false;
        const auto addresses = addresses_in(field.body);
        return std::ranges::any_of(addresses, [&](std::string_view address) {
            return !is_ours(question.books, address)
                && !akin(domain_of(address), sender_domain(message));
        });
    });
    return resent_by_another ? "the mail was passed on by somebody of another domain" : "";
}

std::string contact(const ReleaseQuestion& question)
{
    return contact_of(question) ? "" : "the From address is no contact of the party";
}

std::string entitled(const ReleaseQuestion& question)
{
    const auto* known = contact_of(question);
    return known && known->may_receive_documents ? "" : "the sender may not receive documents";
}

std::string authentication(const ReleaseQuestion& question)
{
    if (question.understanding.authentication.failed)
        return "authentication failed";
    // Nobody gains by forging a failure, so that any host's word for it is taken.
    const auto& message = question.message;
    for (const auto& result : message.authentication_results) {
        if (result.method == "dmarc" && result.result == "fail")
            return "DMARC failed at " + result.authserv_id;
    }
    const bool spf_failed = std::ranges::any_of(message.fields, [](const auto& field) {
        return equals_ignoring_case(field.name, "Received-SPF")
            && to_lower_ascii(trimmed(field.body)).starts_with("fail");
    });
    return spf_failed && question.understanding.authentication.dmarc != "pass"
        ? "SPF failed on the way"
        : "";
}

std::string alignment(const ReleaseQuestion& question)
{
    const auto& authentication = question.understanding.authentication;
    if (!authentication.trusted || authentication.dmarc == "pass")
        return "";
    const auto domain = sender_domain(question.message);
    std::string passed;
    for (const auto& result : question.message.authentication_results) {
        if (result.field != 0 || result.result != "pass" || result.identifier.empty()
            || (result.method != "spf" && result.method != "dkim"))
            continue;
        const auto at = result.identifier.rfind('@');
        const auto identified = to_lower_ascii(
            at == std::string::npos ? result.identifier : result.identifier.substr(at + 1));
        if (akin(identified, domain))
            return "";
        passed = identified;
    }
    return passed.empty() ? "" : "what passed is " + passed + ", not the sender's domain";
}

std::string threat(const ReleaseQuestion& question)
{
    const auto seen = question.understanding.threat;
    return seen == Threat::none ? "" : std::string(to_string(seen)) + " is suspected";
}

std::string person(const ReleaseQuestion& question)
{
    const auto& message = question.message;
    if (question.understanding.auto_kind != AutoKind::no || message.is_mailing_list
        || message.feedback)
        return "the mail is automatic or of a mailing list";
    return "";
}

std::string reply_to(const ReleaseQuestion& question)
{
    const auto& message = question.message;
    const bool elsewhere =
        std::any_of(message.reply_to.begin(), message.reply_to.end(), [&](const auto& mailbox) {
            return message.from.empty()
                || !equals_ignoring_case(mailbox.addr_spec, message.from.front().addr_spec);
        });
    if (elsewhere)
        return "replies would go to another address";
    if (disguises_address(message.latest_text))
        return "the mail names an address in disguise";
    // "please send it to my private address"
    const auto domain = sender_domain(message);
    for (const auto address : addresses_in(message.latest_text)) {
        const auto word = to_lower_ascii(address);
        const auto contacts = question.books.contacts_by_email(word);
        const bool known = akin(domain_of(word), domain) || is_ours(question.books, word)
            || std::ranges::any_of(contacts, [&](const auto* other) {
                               return other->party_id == question.understanding.party_id;
                           });
        if (!known)
            return "the mail names another address: " + word;
    }
    return "";
}

std::string recipients(const ReleaseQuestion& question)
{
    const auto& message = question.message;
    const auto domain = sender_domain(message);
    for (const auto* list : {&message.to, &message.cc}) {
        for (const auto& mailbox : *list) {
            const auto other = domain_of(mailbox.addr_spec);
            if (!is_free_mail(domain) && !is_ours(question.books, mailbox.addr_spec)
                && imitates_domain(other, domain))
                return mailbox.addr_spec + " is made to look like the sender";
        }
    }
    return "";
}

struct NamedCheck {
    std::string_view name;
    Check why_not;
};
constexpr std::array checks{
    NamedCheck{"single_sender", single_sender},
    NamedCheck{"contact", contact},
    NamedCheck{"entitled", entitled},
    NamedCheck{"authentication", authentication},
    NamedCheck{"alignment", alignment},
    NamedCheck{"threat", threat},
    NamedCheck{"person", person},
    NamedCheck{"reply_to", reply_to},
    NamedCheck{"recipients", recipients},
    NamedCheck{"ownership", why_not_theirs},
    NamedCheck{"others", why_others_too},
    NamedCheck{"group", why_for_a_group},
    NamedCheck{"as_it_is", why_another_is_wanted},
};

} // namespace

ReleaseDecision
decide_release(const Reading& reading, const Books& books, const Understanding& understanding)
{
    const ReleaseQuestion question{reading.message, books, understanding};
    ReleaseDecision decision{true, {}};
    for (const auto& check : checks) {
        const auto why_not = check.why_not(question);
        decision.release = decision.release && why_not.empty();
        decision.checks.push_back(
            std::string(check.name) + ": " + (why_not.empty() ? "ok" : why_not));
    }
    return decision;
}

} // namespace mailroom
