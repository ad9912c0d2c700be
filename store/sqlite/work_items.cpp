// How a message gets into the inbox and the search.

#include "core/text.h"
#include "store/sqlite/casework.h"
#include "store/sqlite/conversations.h"

namespace mailroom::sqlite {
namespace {

Status put_in_search(Connection& db, MessageId id, const SearchText& search)
{
    TRY(db.run("DELETE FROM search WHERE rowid = ?", id));
    return db.run(
        "INSERT INTO search (rowid, subject, people, body, numbers) VALUES (?, ?, ?, ?, ?)", id,
        search.subject, search.people, search.body, search.numbers);
}

Result<std::string>
corrected(Connection& db, MessageId id, std::string_view path, std::string_view otherwise)
{
    const auto value = TRY(db.value<std::string>(
        "SELECT new_value FROM corrections WHERE message = ? AND path = ? ORDER BY id DESC LIMIT 1",
        id, path));
    return value.value_or(std::string(otherwise));
}

} // namespace

Status put_work_item(
    Connection& db, MessageId id, const IndexedMessage& indexed, const Understanding& understanding)
{
    const auto conversation = TRY(join_conversation(db, id, indexed.thread));
    TRY(put_in_search(db, id, indexed.search));
    const auto side = TRY(corrected(db, id, "side", to_string(understanding.side)));
    const auto party_id = TRY(corrected(db, id, "party_id", understanding.party_id));
    const auto intents = ' ' + TRY(corrected(db, id, "intents", trimmed(indexed.intents))) + ' ';
    std::optional<Instant> date;
    if (indexed.date)
        date = indexed.date->instant;
    return db.run(
        "INSERT INTO work_items (message, conversation, queue, state, side, party_id, received_at, "
        "date, date_offset, from_name, from_address, subject, excerpt, intents, attachments) "
        "SELECT ?1, ?2, 'inquiries', 'review', ?3, ?4, min(received_at), "
        "?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12 FROM arrivals WHERE message = ?1 "
        "ON CONFLICT DO UPDATE SET conversation = excluded.conversation, side = excluded.side, "
        "party_id = excluded.party_id, date = excluded.date, date_offset = excluded.date_offset, "
        "from_name = excluded.from_name, from_address = excluded.from_address, "
        "subject = excluded.subject, excerpt = excluded.excerpt, intents = excluded.intents, "
        "attachments = excluded.attachments",
        id, conversation, side, party_id, date, indexed.date ? indexed.date->offset_minutes : 0,
        indexed.from.display_name, indexed.from.addr_spec, indexed.subject, indexed.excerpt,
        intents, indexed.attachments);
}

Status put_in_quarantine(Transaction& transaction, MessageId id, std::string_view reason)
{
    transaction.changed.push_back(id);
    return transaction.db.run(
        "INSERT INTO work_items (message, conversation, queue, state, side, party_id, received_at, "
        "from_name, from_address, subject, summary, excerpt, intents, attachments) "
        "SELECT ?1, ?1, 'quarantine', 'review', 'none', '', min(received_at), "
        "'', '', '', ?2, '', ' ', 0 FROM arrivals WHERE message = ?1 "
        "ON CONFLICT DO UPDATE SET queue = excluded.queue, state = excluded.state, "
        "summary = excluded.summary, version = version + 1",
        id, reason);
}

} // namespace mailroom::sqlite
