#include "store/sqlite/reading_queue.h"

#include "core/text.h"
#include "core/wire.h"
#include "store/sqlite/arrivals.h"
#include "store/sqlite/audit.h"
#include "store/sqlite/casework.h"
#include "store/sqlite/conversations.h"
#include "store/sqlite/json_column.h"
#include "store/sqlite/payments.h"

namespace mailroom::sqlite {
namespace {

Error no_such_message(MessageId id)
{
    return {ErrorCode::not_found, "there is no message " + std::to_string(id)};
}

Result<Envelope> first_envelope(Connection& db, MessageId id)
{
    auto envelopes = TRY(arrivals_of(db, id));
    return envelopes.empty() ? Envelope{} : std::move(envelopes.front());
}

Result<std::vector<ClaimedMessage>> waiting_messages(Connection& db, std::size_t count, Instant now)
{
    auto query = TRY(db.query(
        "SELECT id, blob, size, attempts + 1 FROM messages "
        "WHERE state IN ('received', 'reading') AND lease_until <= ? "
        "ORDER BY attempts, id LIMIT ?",
        now, count));
    std::vector<ClaimedMessage> messages;
    while (TRY(query.next())) {
        auto& message = messages.emplace_back();
        query.read(message.id, message.blob, message.size, message.attempts);
    }
    return messages;
}

Status set_state(Connection& db, MessageId id, MessageState state, std::string_view reason)
{
    TRY(db.run(
        "UPDATE messages SET state = ?, quarantine_reason = ?, lease_until = 0 WHERE id = ?", state,
        reason, id));
    if (db.changes() == 0)
        return no_such_message(id);
    return {};
}

} // namespace

Result<std::vector<ClaimedMessage>>
SqliteReadingQueue::claim(std::size_t count, Instant now, std::chrono::milliseconds lease)
{
    const auto before = database_.to_read.count();
    auto claimed =
        database_.write([&](Transaction& transaction) -> Result<std::vector<ClaimedMessage>> {
            auto& db = transaction.db;
            auto messages = TRY(waiting_messages(db, count, now));
            for (auto& message : messages) {
                TRY(db.run(
                    "UPDATE messages SET state = 'reading', attempts = ?, lease_until = ? "
                    "WHERE id = ?",
                    message.attempts, now + lease, message.id));
                message.envelope = TRY(first_envelope(db, message.id));
            }
            return messages;
        });
    if (claimed && claimed->size() < count)
        database_.to_read.seen(before);
    return claimed;
}

void SqliteReadingQueue::wait_for_work(std::chrono::milliseconds at_most)
{
    database_.to_read.wait(at_most);
}

Status SqliteReadingQueue::file(const FiledMessage& message, const Actor& actor, Instant now)
{
    const auto indexed = index_message(message.reading, message.understanding);
    const auto reading = encode(message.reading);
    const auto understanding = to_string(to_json(message.understanding));
    return database_.write([&](Transaction& transaction) -> Status {
        auto& db = transaction.db;
        TRY(set_state(db, message.id, MessageState::filed, {}));
        TRY(db.run("UPDATE messages SET attempts = 0 WHERE id = ?", message.id));
        TRY(db.run(
            "INSERT OR REPLACE INTO readings (message, reader_version, reading, understanding) "
            "VALUES (?, ?, ?, ?)",
            message.id, reader_version, Bytes{reading}, understanding));
        TRY(put_work_item(db, message.id, indexed, message.understanding));
        Json detail;
        detail.set("reader_version", reader_version);
        detail.set("side", std::string(to_string(message.understanding.side)));
        detail.set("party_id", message.understanding.party_id);
        detail.set("party_why", message.understanding.party_why);
        detail.set("intents", std::string(trimmed(indexed.intents)));
        TRY(append_audit(
            transaction, {actor, "message_filed", message.id, std::move(detail)}, now));
        TRY(apply_events(transaction, message.id, message.events, actor, now, Applying::filing));
        return link_payments(transaction, message.id, message.understanding.payments, now);
    });
}

Status SqliteReadingQueue::quarantine(MessageId id, std::string_view reason, Instant now)
{
    return database_.write([&](Transaction& transaction) -> Status {
        TRY(set_state(transaction.db, id, MessageState::quarantined, reason));
        TRY(put_in_quarantine(transaction, id, reason));
        Json detail;
        detail.set("reason", reason);
        return append_audit(
            transaction, {Actor{}, "message_quarantined", id, std::move(detail)}, now);
    });
}

Status SqliteReadingQueue::give_back(MessageId id)
{
    return database_.write([&](Transaction& transaction) -> Status {
        TRY(transaction.db.run(
            "UPDATE messages SET state = 'received', lease_until = 0, attempts = attempts - 1 "
            "WHERE id = ? AND state = 'reading'",
            id));
        transaction.something_to_read = true;
        return {};
    });
}

Status SqliteReadingQueue::retry(MessageId id, const Actor& actor, Instant now)
{
    return database_.write([&](Transaction& transaction) -> Status {
        TRY(set_state(transaction.db, id, MessageState::received, {}));
        TRY(transaction.db.run("UPDATE messages SET attempts = 0 WHERE id = ?", id));
        // Where it was put because it could not be read is nobody's decision.
        TRY(transaction.db.run(
            "UPDATE work_items SET touched = 0, version = version + 1 "
            "WHERE message = ? AND queue = 'quarantine'",
            id));
        transaction.something_to_read = true;
        transaction.changed.push_back(id);
        return append_audit(transaction, {actor, "message_retried", id, {}}, now);
    });
}

Result<std::vector<std::string>> SqliteReadingQueue::thread_party_ids(const Message& message)
{
    auto reader = TRY(database_.reader());
    return sqlite::thread_party_ids(*reader, thread_signs(message));
}

Result<Reading> SqliteReadingQueue::reading(MessageId id)
{
    auto reader = TRY(database_.reader());
    auto query =
        TRY(reader->query("SELECT reader_version, reading FROM readings WHERE message = ?", id));
    if (!TRY(query.next()))
        return Error{
            ErrorCode::not_found, "message " + std::to_string(id) + " has not been read yet"};
    if (query.get<std::uint32_t>(0) != reader_version)
        return Error{
            ErrorCode::conflict,
            "message " + std::to_string(id)
                + " was read by another version of Mailroom; read it again"};
    return decode<Reading>(query.get<std::string>(1));
}

Result<Understanding> SqliteReadingQueue::understanding(MessageId id)
{
    auto reader = TRY(database_.reader());
    const auto text =
        TRY(reader->value<std::string>("SELECT understanding FROM readings WHERE message = ?", id));
    if (!text)
        return Error{
            ErrorCode::not_found, "message " + std::to_string(id) + " has not been read yet"};
    return from_json_text<Understanding>(*text);
}

Result<std::vector<StoredMessage>> SqliteReadingQueue::messages(MessageId after, std::size_t count)
{
    auto reader = TRY(database_.reader());
    auto query = TRY(reader->query(
        "SELECT id, blob, size, state, coalesce(reader_version, 0) FROM messages "
        "LEFT JOIN readings ON message = id WHERE id > ? ORDER BY id LIMIT ?",
        after, count));
    std::vector<StoredMessage> messages;
    while (TRY(query.next())) {
        auto& message = messages.emplace_back();
        query.read(message.id, message.blob, message.size, message.state, message.reader_version);
        message.envelope = TRY(first_envelope(*reader, message.id));
    }
    return messages;
}

Result<StoredMessage> SqliteReadingQueue::message(MessageId id)
{
    auto found = TRY(messages(id - 1, 1));
    if (found.empty() || found.front().id != id)
        return no_such_message(id);
    return std::move(found.front());
}

} // namespace mailroom::sqlite
