#pragma once

// What people see and do: the accounting inbox. One work item a message.
//
// Any thread may call. Reading sees the last commit and never waits for a writer.

#include "core/envelope.h"
#include "core/events.h"
#include "core/result.h"
#include "core/understanding.h"
#include "store/actor.h"
#include "store/audit.h"
#include "store/outbox.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

// All members that are set must hold.
struct InboxFilter {
    std::optional<Queue> queue;
    std::vector<WorkState> states; // Any of them; empty: whatever state.
    std::optional<Side> side;
    std::optional<Intent> intent; // Among the message's intents.
    std::string party_id;
    std::optional<UserId> assignee; // 0: nobody's.
    // Words of subject, addresses, text, documents, file names and numbers; all must occur, the
    // last may be the beginning of one; "quoted words" stand side by side. Document numbers are
    // found however they are spaced.
    std::string text;
};

// newest: last received first; what is searched for by text, in the order of its numbers, which is
// that of arrival. due: earliest first, those without a date last.
enum class InboxOrder : std::uint8_t { newest, due };

struct InboxRow {
    MessageId id = 0;
    ConversationId conversation = 0;
    MessageState message_state{};
    Queue queue = Queue::inquiries;
    WorkState state = WorkState::review;
    Side side = Side::none;
    std::string party_id;
    UserId assignee = 0;
    Instant received_at{};
    std::optional<DateTime> date; // As the sender dates it.
    Mailbox from;
    std::string subject;
    std::string summary; // One line: what it is about, or why it is in quarantine.
    std::string excerpt; // The first words of the newest text.
    std::vector<Intent> intents;
    std::optional<Date> due_date;
    std::uint32_t attachments = 0, notes = 0;
    std::uint32_t in_conversation = 1; // Messages of the conversation, this one counted.
    std::uint64_t version = 0;         // Grows with each change; see Inbox::apply.
};

struct InboxPage {
    std::vector<InboxRow> rows;
    std::string next; // Cursor of the next page; empty: there is none.
};

struct QueueCount {
    Queue queue{};
    WorkState state{};
    std::uint64_t count = 0;
};

struct InboxCounts {
    std::vector<QueueCount> queues; // Without those that are empty.
    std::uint64_t waiting_to_be_read = 0;
    std::uint64_t replies_failed = 0; // Outgoing mail that a person must look at.
};

struct Note {
    Instant at{};
    UserId author = 0;
    std::string author_name, text;
};

struct Correction {
    Instant at{};
    UserId author = 0;
    std::string author_name;
    ValueCorrected value;
};

struct WorkItem {
    InboxRow row;
    Sha256 blob; // The raw mail.
    std::uint64_t size = 0;
    std::string quarantine_reason;
    std::vector<Envelope> arrivals; // Oldest first.
    std::vector<Note> notes;
    std::vector<Correction> corrections; // The last of a path counts.
    std::vector<OutboxEntry> outgoing;
    std::vector<AuditRow> history; // Oldest first.
    // Conversations begun by answering this one under a new subject, or the one that this was.
    std::vector<ConversationId> linked;
};

// What a person has said last of one value of a message.
struct CorrectedMessage {
    MessageId id = 0;
    Instant at{};
    std::string new_value;
};

// What a commit has changed.
struct Change {
    std::uint64_t sequence = 0;      // Grows with each commit that changed anything.
    std::vector<MessageId> messages; // Whose work item is new or other; empty: look at the counts.
};

class Inbox {
public:
    virtual ~Inbox() = default;

    virtual Result<InboxCounts> counts(const std::optional<Side>& side = {}) = 0;
    // `after` is the `next` of the page before, or empty. At most inbox_rows_max rows.
    virtual Result<InboxPage> list(
        const InboxFilter& filter, InboxOrder order, std::string_view after, std::size_t count) = 0;
    virtual Result<WorkItem> item(MessageId id) = 0; // Errors: not_found.
    // All messages of a conversation, oldest first.
    virtual Result<std::vector<InboxRow>> conversation(ConversationId id) = 0;

    // The last correction of `path` of each message that has one, in order of message.
    virtual Result<std::vector<CorrectedMessage>> corrected(std::string_view path) = 0;

    // Makes the events true, in one transaction with an audit row each, or none of them. A reply
    // whose key is known is dropped silently. Where `if_version` is given and the item has moved
    // on, nothing happens: conflict.
    virtual Status apply(
        MessageId id,
        const std::vector<Event>& events,
        const Actor& actor,
        Instant now,
        std::optional<std::uint64_t> if_version = {}) = 0;

    // Live update. The listener is called after each commit of this process, on the store's own
    // thread: it must only pass the news on. It is called no more once its handle is gone.
    // Commits of other processes show in sequence() alone.
    virtual Result<std::uint64_t> sequence() = 0;
    [[nodiscard]] virtual std::shared_ptr<void>
    listen(std::function<void(const Change&)> listener) = 0;
};

inline constexpr std::size_t inbox_rows_max = 500;

} // namespace mailroom
