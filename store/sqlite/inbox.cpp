#include "store/sqlite/inbox.h"

#include "core/text.h"
#include "store/sqlite/arrivals.h"
#include "store/sqlite/audit.h"
#include "store/sqlite/casework.h"
#include "store/sqlite/conversations.h"
#include "store/sqlite/outbox.h"

namespace mailroom::sqlite {
namespace {

Result<std::vector<Note>> notes_of(Connection& db, MessageId id)
{
    auto query = TRY(db.query(
        "SELECT at, author, author_name, text FROM notes WHERE message = ? "
        "ORDER BY id",
        id));
    std::vector<Note> notes;
    while (TRY(query.next())) {
        auto& note = notes.emplace_back();
        query.read(note.at, note.author, note.author_name, note.text);
    }
    return notes;
}

Result<std::vector<Correction>> corrections_of(Connection& db, MessageId id)
{
    auto query = TRY(db.query(
        "SELECT at, author, author_name, path, old_value, new_value "
        "FROM corrections WHERE message = ? ORDER BY id",
        id));
    std::vector<Correction> corrections;
    while (TRY(query.next())) {
        auto& correction = corrections.emplace_back();
        auto& value = correction.value;
        query.read(
            correction.at, correction.author, correction.author_name, value.path, value.old_value,
            value.new_value);
    }
    return corrections;
}

Error no_such_item(MessageId id)
{
    return {ErrorCode::not_found, "there is no work item " + std::to_string(id)};
}

std::string select_rows()
{
    return "SELECT " + std::string(inbox_columns)
        + " FROM work_items w JOIN messages m ON m.id = w.message ";
}

std::vector<Intent> intents_in(std::string_view words)
{
    std::vector<Intent> intents;
    for (const auto word : split(words, ' ')) {
        if (const auto intent = enum_from_string<Intent>(word))
            intents.push_back(*intent);
    }
    return intents;
}

} // namespace

const std::string_view inbox_columns =
    "w.message, w.conversation, m.state, w.queue, w.state, w.side, w.party_id, w.assignee, "
    "w.received_at, w.from_name, w.from_address, w.subject, w.summary, w.excerpt, w.attachments, "
    "w.notes, w.version, "
    "(SELECT count(*) FROM work_items o WHERE o.conversation = w.conversation), "
    "w.intents, w.due_date, w.date, w.date_offset";

InboxRow inbox_row(const Query& query)
{
    InboxRow row;
    std::string intents;
    Date due_date{};
    std::optional<Instant> date;
    std::int16_t date_offset = 0;
    query.read(
        row.id, row.conversation, row.message_state, row.queue, row.state, row.side, row.party_id,
        row.assignee, row.received_at, row.from.display_name, row.from.addr_spec, row.subject,
        row.summary, row.excerpt, row.attachments, row.notes, row.version, row.in_conversation,
        intents, due_date, date, date_offset);
    row.intents = intents_in(intents);
    if (due_date.year() != std::chrono::year(9999))
        row.due_date = due_date;
    if (date)
        row.date = DateTime{*date, date_offset};
    return row;
}

Result<InboxCounts> SqliteInbox::counts(const std::optional<Side>& side)
{
    auto reader = TRY(database_.reader());
    auto query = TRY(reader->query(
        "SELECT queue, state, sum(count) AS total FROM work_counts "
        "WHERE ?1 IS NULL OR side = ?1 GROUP BY queue, state HAVING total > 0",
        side));
    InboxCounts counts;
    while (TRY(query.next())) {
        auto& count = counts.queues.emplace_back();
        query.read(count.queue, count.state, count.count);
    }
    counts.waiting_to_be_read =
        TRY(reader->value<std::uint64_t>(
                "SELECT count(*) FROM messages WHERE state IN ('received', 'reading')"))
            .value_or(0);
    counts.replies_failed =
        TRY(reader->value<std::uint64_t>(
                "SELECT count(*) FROM outbox WHERE state IN ('failed', 'unconfirmed')"))
            .value_or(0);
    return counts;
}

Result<WorkItem> SqliteInbox::item(MessageId id)
{
    static const auto sql = select_rows() + "WHERE w.message = ?";
    auto reader = TRY(database_.reader());
    auto& db = *reader;
    WorkItem item;
    {
        auto query = TRY(db.query(sql, id));
        if (!TRY(query.next()))
            return no_such_item(id);
        item.row = inbox_row(query);
    }
    auto message =
        TRY(db.query("SELECT blob, size, quarantine_reason FROM messages WHERE id = ?", id));
    if (TRY(message.next()))
        message.read(item.blob, item.size, item.quarantine_reason);
    item.arrivals = TRY(arrivals_of(db, id));
    item.notes = TRY(notes_of(db, id));
    item.corrections = TRY(corrections_of(db, id));
    item.outgoing = TRY(outbox_of(db, id));
    item.history = TRY(audit_of(db, id));
    item.linked = TRY(linked_conversations(db, item.row.conversation));
    return item;
}

Result<std::vector<InboxRow>> SqliteInbox::conversation(ConversationId id)
{
    static const auto sql =
        select_rows() + "WHERE w.conversation = ? ORDER BY w.received_at, w.message";
    auto reader = TRY(database_.reader());
    auto query = TRY(reader->query(sql, id));
    std::vector<InboxRow> rows;
    while (TRY(query.next()))
        rows.push_back(inbox_row(query));
    return rows;
}

Result<std::vector<CorrectedMessage>> SqliteInbox::corrected(std::string_view path)
{
    auto reader = TRY(database_.reader());
    auto query = TRY(reader->query(
        "SELECT message, at, new_value FROM corrections "
        "WHERE id IN (SELECT max(id) FROM corrections WHERE path = ? GROUP BY message) "
        "ORDER BY message",
        path));
    std::vector<CorrectedMessage> messages;
    while (TRY(query.next())) {
        auto& message = messages.emplace_back();
        query.read(message.id, message.at, message.new_value);
    }
    return messages;
}

Status SqliteInbox::apply(
    MessageId id,
    const std::vector<Event>& events,
    const Actor& actor,
    Instant now,
    std::optional<std::uint64_t> if_version)
{
    return database_.write([&](Transaction& transaction) -> Status {
        const auto version = TRY(transaction.db.value<std::uint64_t>(
            "SELECT version FROM work_items WHERE message = ?", id));
        if (!version)
            return no_such_item(id);
        if (if_version && *version != *if_version)
            return Error{ErrorCode::conflict, "somebody else has changed it meanwhile; look again"};
        return apply_events(transaction, id, events, actor, now, Applying::casework);
    });
}

Result<std::uint64_t> SqliteInbox::sequence()
{
    auto reader = TRY(database_.reader());
    return TRY(reader->value<std::uint64_t>("SELECT value FROM meta WHERE name = 'sequence'"))
        .value_or(0);
}

std::shared_ptr<void> SqliteInbox::listen(std::function<void(const Change&)> listener)
{
    return database_.listen(std::move(listener));
}

} // namespace mailroom::sqlite
