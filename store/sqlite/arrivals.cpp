#include "store/sqlite/arrivals.h"

#include "store/sqlite/audit.h"
#include "store/sqlite/json_column.h"

namespace mailroom::sqlite {
namespace {

std::string json_list(const std::vector<std::string>& values)
{
    return to_string(to_json(values));
}

Result<std::optional<MessageId>> known_message(Connection& db, const StagedBlob& blob)
{
    if (const auto id =
            TRY(db.value<MessageId>("SELECT id FROM messages WHERE blob = ?", blob.sha256())))
        return id;
    if (!blob.mail_identity())
        return std::optional<MessageId>{};
    return db.value<MessageId>("SELECT id FROM messages WHERE identity = ?", *blob.mail_identity());
}

Result<Received> message_of(Transaction& transaction, const Arrival& arrival)
{
    auto& db = transaction.db;
    if (const auto id = TRY(known_message(db, arrival.blob)))
        return Received{*id, true};
    TRY(db.run(
        "INSERT INTO messages (blob, identity, size, state) VALUES (?, ?, ?, ?)",
        arrival.blob.sha256(), arrival.blob.mail_identity(), arrival.blob.size(),
        MessageState::received));
    const Received received{db.last_insert_id(), false};
    Json detail;
    detail.set("blob", to_string(arrival.blob.sha256()));
    detail.set("envelope", to_json(arrival.envelope));
    TRY(append_audit(
        transaction, {Actor{}, "message_received", received.message, std::move(detail)},
        arrival.envelope.received_at));
    transaction.something_to_read = true;
    transaction.visible = true; // In the count of those that wait to be read.
    return received;
}

Status note_imap_uid(Connection& db, const ImapUid& imap, bool settled)
{
    return db.run(
        "INSERT INTO imap_uids (folder, uid, settled) "
        "SELECT id, ?1, ?2 FROM imap_folders WHERE mailbox = ?3 AND folder = ?4 AND "
        "uid_validity = ?5 AND done_through < ?1 "
        "ON CONFLICT DO UPDATE SET settled = max(settled, excluded.settled)",
        imap.uid, settled, imap.mailbox, imap.folder, imap.uid_validity);
}

Result<Received> take_in(Transaction& transaction, const Arrival& arrival)
{
    const auto received = TRY(message_of(transaction, arrival));
    const auto& envelope = arrival.envelope;
    TRY(transaction.db.run(
        "INSERT INTO arrivals (message, blob, door, received_at, reverse_path, forward_paths, "
        "filename) VALUES (?, ?, ?, ?, ?, ?, ?)",
        received.message, arrival.blob.sha256(), envelope.door, envelope.received_at,
        envelope.reverse_path, json_list(envelope.forward_paths), envelope.filename));
    if (arrival.imap)
        TRY(note_imap_uid(transaction.db, *arrival.imap, false));
    return received;
}

} // namespace

Result<std::vector<Envelope>> arrivals_of(Connection& db, MessageId message)
{
    auto query = TRY(db.query(
        "SELECT door, received_at, reverse_path, forward_paths, filename FROM arrivals "
        "WHERE message = ? ORDER BY id",
        message));
    std::vector<Envelope> envelopes;
    while (TRY(query.next())) {
        auto& envelope = envelopes.emplace_back();
        std::string forward_paths;
        query.read(
            envelope.door, envelope.received_at, envelope.reverse_path, forward_paths,
            envelope.filename);
        envelope.forward_paths = TRY(from_json_text<std::vector<std::string>>(forward_paths));
    }
    return envelopes;
}

Result<Received> SqliteArrivals::receive(Arrival arrival)
{
    std::vector<Arrival> one;
    one.push_back(std::move(arrival));
    return TRY(receive(std::move(one))).front();
}

Result<std::vector<Received>> SqliteArrivals::receive(std::vector<Arrival> arrivals)
{
    // Blobs first: a message whose bytes are not on the disk must never be known.
    std::vector<StagedBlob*> blobs;
    for (auto& arrival : arrivals)
        blobs.push_back(&arrival.blob);
    TRY(database_.blobs().keep_all(blobs));
    return database_.write([&](Transaction& transaction) -> Result<std::vector<Received>> {
        std::vector<Received> all;
        for (const auto& arrival : arrivals)
            all.push_back(TRY(take_in(transaction, arrival)));
        return all;
    });
}

Result<ImapFolder> SqliteArrivals::imap_folder(std::string_view mailbox, std::string_view folder)
{
    auto reader = TRY(database_.reader());
    auto query = TRY(reader->query(
        "SELECT id, uid_validity, done_through FROM imap_folders "
        "WHERE mailbox = ? AND folder = ?",
        mailbox, folder));
    ImapFolder known;
    if (!TRY(query.next()))
        return known;
    std::int64_t id = 0;
    query.read(id, known.uid_validity, known.done_through);
    auto uids =
        TRY(reader->query("SELECT uid, settled FROM imap_uids WHERE folder = ? ORDER BY uid", id));
    while (TRY(uids.next()))
        (uids.get<bool>(1) ? known.settled : known.received).push_back(uids.get<std::uint32_t>(0));
    return known;
}

Status SqliteArrivals::open_imap_folder(
    std::string_view mailbox, std::string_view folder, std::uint32_t uid_validity)
{
    return database_.write([&](Transaction& transaction) -> Status {
        auto& db = transaction.db;
        TRY(db.run(
            "DELETE FROM imap_uids WHERE folder IN (SELECT id FROM imap_folders "
            "WHERE mailbox = ? AND folder = ? AND uid_validity <> ?)",
            mailbox, folder, uid_validity));
        return db.run(
            "INSERT INTO imap_folders (mailbox, folder, uid_validity) VALUES (?, ?, ?) "
            "ON CONFLICT DO UPDATE SET uid_validity = excluded.uid_validity, done_through = 0 "
            "WHERE uid_validity <> excluded.uid_validity",
            mailbox, folder, uid_validity);
    });
}

Status SqliteArrivals::settle_imap(const std::vector<ImapUid>& uids)
{
    return database_.write([&](Transaction& transaction) -> Status {
        for (const auto& uid : uids)
            TRY(note_imap_uid(transaction.db, uid, true));
        return {};
    });
}

Status SqliteArrivals::imap_done_through(const ImapUid& imap)
{
    return database_.write([&](Transaction& transaction) -> Status {
        auto& db = transaction.db;
        TRY(db.run(
            "UPDATE imap_folders SET done_through = ?1 WHERE mailbox = ?2 AND folder = ?3 AND "
            "uid_validity = ?4 AND done_through < ?1",
            imap.uid, imap.mailbox, imap.folder, imap.uid_validity));
        return db.run(
            "DELETE FROM imap_uids WHERE EXISTS (SELECT 1 FROM imap_folders WHERE "
            "id = imap_uids.folder AND mailbox = ? AND folder = ? AND uid <= done_through)",
            imap.mailbox, imap.folder);
    });
}

} // namespace mailroom::sqlite
