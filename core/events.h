#pragma once

// What the desk decides and the store makes true. A decision is a list of events; the store applies
// the list in one transaction, with an audit row for each, or not at all.

#include "core/books.h"
#include "core/message.h"
#include "core/time.h"
#include "core/understanding.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace mailroom {

using MessageId = std::int64_t; // Of the store; 0 is none.
using ConversationId = std::int64_t;
using UserId = std::int64_t;

// The life of a message in the house.
//   received --> reading --> filed            quarantined: the worker died on it, or gave up; a
//                   \--> quarantined          person sees it, can fetch the raw mail and retry.
enum class MessageState : std::uint8_t { received, reading, filed, quarantined };
template <>
inline constexpr auto enum_names<MessageState> =
    std::array<std::string_view, 4>{"received", "reading", "filed", "quarantined"};

// The life of a work item: what a person sees in the inbox.
enum class WorkState : std::uint8_t { review, waiting, done, answered, ignored };
template <>
inline constexpr auto enum_names<WorkState> =
    std::array<std::string_view, 5>{"review", "waiting", "done", "answered", "ignored"};

// Which queue shows a work item; one table in desk/queues.cpp says which intents go where.
enum class Queue : std::uint8_t {
    payments,
    disputes,
    documents,
    promises,
    vendor_invoices,
    inquiries,
    master_data,
    security,
    automatic,
    quarantine,
};
template <>
inline constexpr auto enum_names<Queue> = std::to_array<std::string_view>(
    {"payments", "disputes", "documents", "promises", "vendor_invoices", "inquiries", "master_data",
     "security", "automatic", "quarantine"});

// A file of the books that goes along with a reply.
struct Attachment {
    std::string filename;
    std::string media_type;
    Sha256 blob; // In the store.

    static constexpr auto members()
    {
        return std::tuple{
            member("filename", &Attachment::filename),
            member("media_type", &Attachment::media_type), member("blob", &Attachment::blob)};
    }
};

// An answer to our mail is known by the reply token in the Message-ID that it refers to, in a field
// that some programs keep, or in the address that it is sent to.
inline constexpr std::string_view reply_token_prefix = "mailroom."; // "mailroom.TOKEN@host"
inline constexpr std::string_view conversation_field = "Mailroom-Conversation";

// RFC 5322 mail that we want to send. The outbox gives it Date and Message-ID (made from `key`, so
// that a repeated delivery is recognisable as the same).
struct OutgoingMail {
    std::string key; // One effect, one key: "reply:<message>:documents". A second one is dropped.
    Mailbox from;
    std::vector<Mailbox> to;
    std::string reverse_path; // Empty: the null reverse-path, so that no automaton answers.
    std::string subject, text;
    std::vector<std::string> in_reply_to, references;
    std::vector<Attachment> attachments;
    bool automatic = true; // RFC 3834: says Auto-Submitted: auto-replied.
    // By which an answer to it is known again: part of its Message-ID. The store gives it, since
    // only the store can make it (HMAC); whoever has not seen the mail cannot guess it.
    std::string reply_token;

    static constexpr auto members()
    {
        return std::tuple{
            member("key", &OutgoingMail::key),
            member("from", &OutgoingMail::from),
            member("to", &OutgoingMail::to),
            member("reverse_path", &OutgoingMail::reverse_path),
            member("subject", &OutgoingMail::subject),
            member("text", &OutgoingMail::text),
            member("in_reply_to", &OutgoingMail::in_reply_to),
            member("references", &OutgoingMail::references),
            member("attachments", &OutgoingMail::attachments),
            member("automatic", &OutgoingMail::automatic),
            member("reply_token", &OutgoingMail::reply_token)};
    }
};

// ---- events

// Puts (or moves) a message's work item.
struct WorkItemFiled {
    Queue queue = Queue::inquiries;
    WorkState state = WorkState::review;
    std::optional<Date> due_date; // When somebody should have looked at it.
    std::string summary; // One line for the list: "Remittance of 8,165.60 EUR for 2 invoices"

    static constexpr auto members()
    {
        return std::tuple{
            member("queue", &WorkItemFiled::queue), member("state", &WorkItemFiled::state),
            member("due_date", &WorkItemFiled::due_date),
            member("summary", &WorkItemFiled::summary)};
    }
};

struct ReplyQueued {
    OutgoingMail mail;
    std::string sender; // Whom it answers, for "once per sender and period".
    std::string kind;   // "documents" or "acknowledgement"

    static constexpr auto members()
    {
        return std::tuple{
            member("mail", &ReplyQueued::mail), member("sender", &ReplyQueued::sender),
            member("kind", &ReplyQueued::kind)};
    }
};

struct NoteAdded {
    std::string text;

    static constexpr auto members() { return std::tuple{member("text", &NoteAdded::text)}; }
};

struct StateChanged {
    WorkState state{};

    static constexpr auto members() { return std::tuple{member("state", &StateChanged::state)}; }
};

struct Assigned {
    UserId user = 0; // 0: to nobody.

    static constexpr auto members() { return std::tuple{member("user", &Assigned::user)}; }
};

// A person corrects what was read or understood: `path` is a JSON path into the explanation, such
// as "documents/0/fields/payment_amount" or "party_id".
struct ValueCorrected {
    std::string path, old_value, new_value;

    static constexpr auto members()
    {
        return std::tuple{
            member("path", &ValueCorrected::path), member("old_value", &ValueCorrected::old_value),
            member("new_value", &ValueCorrected::new_value)};
    }
};

using EventBody =
    std::variant<WorkItemFiled, ReplyQueued, NoteAdded, StateChanged, Assigned, ValueCorrected>;

// An event and why it may happen: which rule, which evidence, which checks. All of it is audited.
struct Event {
    EventBody body;
    std::string rule;                // "documents.release", or "person" for what people do.
    std::string why;                 // In words.
    std::vector<std::string> checks; // Each "name: ok" or "name: why not".

    static constexpr auto members()
    {
        return std::tuple{
            member("body", &Event::body), member("rule", &Event::rule), member("why", &Event::why),
            member("checks", &Event::checks)};
    }
};

} // namespace mailroom
