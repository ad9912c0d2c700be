#include "desk/decide.h"

#include "core/text.h"
#include "desk/checks.h"
#include "desk/filed_documents.h"
#include "desk/queues.h"
#include "desk/replies.h"
#include "desk/summary.h"

#include <algorithm>

namespace mailroom {
namespace {

struct Case {
    const Reading& reading;
    const Understanding& understanding;
    const Books& books;
    const Policy& policy;
    const History& history;
    Instant now;
    MessageId message;
};

bool earlier_than(const std::optional<Instant>& at, std::chrono::seconds apart, Instant now)
{
    return !at || now - *at >= apart;
}

double confidence_of(const Understanding& understanding, Intent intent)
{
    for (const auto& score : understanding.intents) {
        if (score.intent == intent)
            return score.confidence;
    }
    return 0;
}

// The documents to send, with every check; `found` is complete where the checks are ok.
struct Release {
    Checks checks;
    FoundDocuments found;
};

Release release_of(const Case& c)
{
    Release release{may_send_documents(c.reading, c.understanding, c.books), {}};
    auto& checks = release.checks;
    checks.add(
        "documents are sent without a person", c.policy.send_documents,
        "the house sends no documents by itself");
    checks.add(
        "it is clear that documents are asked for",
        confidence_of(c.understanding, Intent::document_request) >= c.policy.request_confidence_min,
        "it is not sure enough that documents are asked for");
    checks.add(
        "the sender was not answered a moment ago",
        earlier_than(
            c.history.last_documents, std::chrono::seconds(c.policy.documents_seconds), c.now),
        "the sender was answered a moment ago");
    if (!checks.ok)
        return release; // Nobody looks into the books for somebody who may not have them.
    release.found =
        find_documents(c.understanding.documents_requested, c.books, c.understanding.party_id);
    const auto& documents = release.found.documents;
    checks.add(
        "the books hold what is asked for", release.found.missing.empty(),
        "not found: " + release.found.missing);
    checks.add(
        "a document is asked for by name", !documents.empty(), "no document is asked for by name");
    checks.add(
        "they fit one mail", documents.size() <= c.policy.attachments_max,
        std::to_string(documents.size()) + " documents are too many for one mail");
    checks.add(
        "their files are in the store",
        c.policy.rehearsal
            || std::all_of(
                documents.begin(), documents.end(),
                [](const auto* document) { return document->blob.has_value(); }),
        "a document's file is not in the store");
    return release;
}

// RFC 3834 section 2: an answer that says nothing to this message goes only to those who wrote to
// one of our mailboxes by name.
bool names_our_mailbox(const Message& message, const Company& company)
{
    const auto is_our_mailbox = [&company](const Mailbox& mailbox) {
        return equals_ignoring_case(mailbox.addr_spec, company.receivable_address)
            || equals_ignoring_case(mailbox.addr_spec, company.payable_address);
    };
    return std::any_of(message.to.begin(), message.to.end(), is_our_mailbox)
        || std::any_of(message.cc.begin(), message.cc.end(), is_our_mailbox);
}

Checks acknowledgement_checks(const Case& c, WorkState state)
{
    auto checks = may_answer(c.reading, c.understanding, c.books);
    checks.add(
        "acknowledgements are sent", c.policy.acknowledge, "the house sends no acknowledgements");
    checks.add(
        "somebody waits for an answer", state != WorkState::ignored, "nobody waits for anything");
    checks.add(
        "it names one of our mailboxes", names_our_mailbox(c.reading.message, c.books.company()),
        "neither To nor Cc names one of our mailboxes");
    checks.add(
        "the sender had none in this period",
        earlier_than(
            c.history.last_acknowledgement, std::chrono::days(c.policy.acknowledge_days), c.now),
        "the sender has had an acknowledgement in this period");
    return checks;
}

bool asks_for_documents_alone(const Understanding& understanding)
{
    return std::all_of(
        understanding.intents.begin(), understanding.intents.end(),
        [](const IntentScore& score) { return score.intent == Intent::document_request; });
}

Event reply(const Case& c, OutgoingMail mail, std::string kind, std::string why, Checks checks)
{
    const auto sender = to_lower_ascii(c.reading.message.from.front().addr_spec);
    const auto rule = kind == "documents" ? "documents.release" : "acknowledge";
    return {
        ReplyQueued{std::move(mail), sender, std::move(kind)}, rule, std::move(why),
        std::move(checks.made)};
}

} // namespace

std::vector<Event> decide(
    const Reading& reading,
    const Understanding& understanding,
    const Books& books,
    const Policy& policy,
    const History& history,
    Instant now,
    MessageId message)
{
    const Case c{reading, understanding, books, policy, history, now, message};
    const Date today{std::chrono::floor<std::chrono::days>(now)};
    const auto filing = filing_of(reading, understanding, today);
    WorkItemFiled item{
        filing.queue, filing.state, filing.due_date, summary_of(understanding, books)};
    std::vector<Event> events;

    const bool requested = understanding.has(Intent::document_request);
    auto release = requested ? release_of(c) : Release{};
    if (requested && release.checks.ok) {
        // What else the message holds is left to a person.
        if (asks_for_documents_alone(understanding)) {
            item.state = WorkState::answered;
            item.due_date.reset();
        }
        const auto count = release.found.documents.size();
        const auto why = "a contact of " + understanding.party_id + " asked for "
            + (count == 1 ? "a document" : std::to_string(count) + " documents")
            + " that the books hold";
        events.push_back({item, "file.intent", "its documents are sent", {}});
        events.push_back(reply(
            c,
            documents_reply(
                reading, understanding, books, policy, release.found.documents, message),
            "documents", why, std::move(release.checks)));
        return events;
    }
    events.push_back(
        {item, "file.intent",
         requested ? "a person decides: " + release.checks.why_not : "filed by what it says",
         std::move(release.checks.made)});
    if (auto checks = acknowledgement_checks(c, item.state); checks.ok)
        events.push_back(reply(
            c, acknowledgement(reading, understanding, books, policy, message), "acknowledgement",
            "a person will read it; the sender is told that it came in", std::move(checks)));
    return events;
}

} // namespace mailroom
