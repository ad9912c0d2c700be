#include "classifiers/release.h"

#include "core/text.h"

#include <algorithm>
#include <array>

namespace mailroom {
namespace {

struct Question {
    const Message& message;
    const Books& books;
    const Understanding& understanding;
};

const Contact* contact_of(const Question& question)
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

// Each check answers why not, or nothing where it holds.
using Check = std::string (*)(const Question&);

std::string single_sender(const Question& question)
{
    const auto& message = question.message;
    if (message.from.size() != 1)
        return "the mail has not exactly one From mailbox";
    const auto from_fields =
        std::count_if(message.fields.begin(), message.fields.end(), [](const auto& field) {
            return equals_ignoring_case(field.name, "From");
        });
    return from_fields > 1 ? "the mail has several From fields" : "";
}

std::string contact(const Question& question)
{
    return contact_of(question) ? "" : "the From address is no contact of the party";
}

std::string entitled(const Question& question)
{
    const auto* known = contact_of(question);
    return known && known->may_receive_documents ? "" : "the sender may not receive documents";
}

std::string authentication(const Question& question)
{
    return question.understanding.authentication.failed ? "authentication failed" : "";
}

std::string threat(const Question& question)
{
    const auto seen = question.understanding.threat;
    return seen == Threat::none ? "" : std::string(to_string(seen)) + " is suspected";
}

std::string person(const Question& question)
{
    if (question.understanding.auto_kind != AutoKind::no || question.message.is_mailing_list)
        return "the mail is automatic or of a mailing list";
    return "";
}

std::string reply_to(const Question& question)
{
    const auto& message = question.message;
    const bool elsewhere =
        std::any_of(message.reply_to.begin(), message.reply_to.end(), [&](const auto& mailbox) {
            return message.from.empty()
                || !equals_ignoring_case(mailbox.addr_spec, message.from.front().addr_spec);
        });
    return elsewhere ? "replies would go to another address" : "";
}

std::string ownership(const Question& question)
{
    const auto& party_id = question.understanding.party_id;
    for (const auto& request : question.understanding.documents_requested) {
        if (request.reference.empty())
            continue;
        const auto key = normalized_number(request.reference);
        bool ours = false, of_others = false;
        for (const auto* item : question.books.open_items_by_number(key))
            (item->party_id == party_id ? ours : of_others) = true;
        for (const auto& document : question.books.documents()) {
            if (normalized_number(document.reference) == key)
                (document.party_id.empty() || document.party_id == party_id ? ours : of_others) =
                    true;
        }
        for (const auto* line : question.books.purchase_order(key))
            (line->party_id == party_id ? ours : of_others) = true;
        if (of_others && !ours)
            return request.reference + " belongs to another party";
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
    NamedCheck{"threat", threat},
    NamedCheck{"person", person},
    NamedCheck{"reply_to", reply_to},
    NamedCheck{"ownership", ownership},
};

} // namespace

ReleaseDecision
decide_release(const Reading& reading, const Books& books, const Understanding& understanding)
{
    const Question question{reading.message, books, understanding};
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
