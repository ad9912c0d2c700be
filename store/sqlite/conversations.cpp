#include "store/sqlite/conversations.h"

#include "core/hmac.h"

#include <algorithm>

namespace mailroom::sqlite {
namespace {

constexpr std::chrono::days answered_within_max{60}; // By subject alone.
constexpr std::size_t token_letters = 32;
constexpr int party_ids_max = 5;

Result<std::optional<ConversationId>> by_subject(Connection& db, const ThreadSigns& signs)
{
    if (!signs.is_answer || signs.subject.empty() || signs.writer.empty() || !signs.date)
        return std::optional<ConversationId>{};
    return db.value<ConversationId>(
        "SELECT conversation FROM thread_subjects WHERE subject = ? AND address = ? "
        "AND at BETWEEN ? AND ? ORDER BY at DESC LIMIT 1",
        signs.subject, signs.writer, *signs.date - answered_within_max, *signs.date);
}

Result<std::optional<ConversationId>> find_conversation(Connection& db, const ThreadSigns& signs)
{
    for (const auto& token : signs.reply_tokens) {
        const auto found = TRY(db.value<ConversationId>(
            "SELECT w.conversation FROM outbox o JOIN work_items w ON w.message = o.message "
            "WHERE o.reply_token = ? AND o.reply_token <> ''",
            token));
        if (found)
            return found;
    }
    for (const auto& thread_id : signs.answered) {
        const auto found = TRY(db.value<ConversationId>(
            "SELECT conversation FROM thread_ids WHERE message_id = ?", thread_id));
        if (found)
            return found;
    }
    return by_subject(db, signs);
}

// Subjects grow and shrink on their way: one that holds the other is the same.
Result<bool> is_new_subject(Connection& db, ConversationId conversation, const ThreadSigns& signs)
{
    if (signs.subject.empty() || signs.is_automatic)
        return false;
    auto query = TRY(db.query(
        "SELECT DISTINCT subject FROM thread_subjects WHERE conversation = ?", conversation));
    bool has_subject = false;
    while (TRY(query.next())) {
        const auto subject = query.get<std::string>(0);
        if (subject.find(signs.subject) != subject.npos
            || signs.subject.find(subject) != signs.subject.npos)
            return false;
        has_subject = true;
    }
    return has_subject;
}

Status merge(Connection& db, ConversationId into, ConversationId other)
{
    for (const std::string table : {"work_items", "thread_ids", "thread_subjects"})
        TRY(db.run(
            "UPDATE " + table + " SET conversation = ? WHERE conversation = ?", into, other));
    TRY(db.run(
        "UPDATE OR IGNORE conversation_links SET conversation = ? WHERE conversation = ?", into,
        other));
    return db.run(
        "UPDATE OR IGNORE conversation_links SET begun_from = ? WHERE begun_from = ?", into, other);
}

Status remember(Connection& db, MessageId id, ConversationId conversation, const ThreadSigns& signs)
{
    const auto bears = [&](const std::string& thread_id) {
        return db.run(
            "INSERT OR IGNORE INTO thread_ids (message_id, conversation) VALUES (?, ?)", thread_id,
            conversation);
    };
    if (!signs.message_id.empty())
        TRY(bears(signs.message_id));
    for (const auto& thread_id : signs.answered)
        TRY(bears(thread_id));
    TRY(db.run("DELETE FROM thread_subjects WHERE message = ?", id));
    for (const auto& address : signs.people) {
        if (!signs.subject.empty() && signs.date)
            TRY(db.run(
                "INSERT INTO thread_subjects (message, conversation, subject, address, at) "
                "VALUES (?, ?, ?, ?, ?)",
                id, conversation, signs.subject, address, *signs.date));
    }
    return {};
}

} // namespace

Result<ConversationId> join_conversation(Connection& db, MessageId id, const ThreadSigns& signs)
{
    auto conversation =
        TRY(db.value<ConversationId>("SELECT conversation FROM work_items WHERE message = ?", id));
    if (!conversation) {
        const auto found = TRY(find_conversation(db, signs));
        conversation = found.value_or(id);
        if (found && TRY(is_new_subject(db, *found, signs))) {
            conversation = id;
            TRY(db.run(
                "INSERT OR IGNORE INTO conversation_links (conversation, begun_from) VALUES (?, ?)",
                id, *found));
        }
    }
    // Its answers may have come before it.
    const auto answers = TRY(db.value<ConversationId>(
        "SELECT conversation FROM thread_ids WHERE message_id = ?", signs.message_id));
    if (answers && *answers != *conversation)
        TRY(merge(db, *conversation, *answers));
    TRY(remember(db, id, *conversation, signs));
    return *conversation;
}

Result<std::vector<std::string>> thread_party_ids(Connection& db, const ThreadSigns& signs)
{
    std::vector<std::string> party_ids;
    const auto conversation = TRY(find_conversation(db, signs));
    if (!conversation)
        return party_ids;
    auto query = TRY(db.query(
        "SELECT party_id FROM work_items WHERE conversation = ? AND party_id <> '' "
        "ORDER BY received_at DESC, message DESC LIMIT ?",
        *conversation, party_ids_max));
    while (TRY(query.next())) {
        auto party_id = query.get<std::string>(0);
        if (std::ranges::find(party_ids, party_id) == party_ids.end())
            party_ids.push_back(std::move(party_id));
    }
    return party_ids;
}

Result<std::vector<ConversationId>> linked_conversations(Connection& db, ConversationId id)
{
    auto query = TRY(db.query(
        "SELECT begun_from FROM conversation_links WHERE conversation = ?1 UNION "
        "SELECT conversation FROM conversation_links WHERE begun_from = ?1 ORDER BY 1",
        id));
    std::vector<ConversationId> linked;
    while (TRY(query.next()))
        linked.push_back(query.get<ConversationId>(0));
    return linked;
}

Result<std::string> reply_token(Connection& db, std::string_view key)
{
    const auto secret =
        TRY(db.value<std::string>("SELECT value FROM secrets WHERE name = 'reply_token'"));
    if (!secret)
        return Error{ErrorCode::corrupt, "the store has lost its secret for reply tokens"};
    return to_string(hmac_sha256(*secret, key)).substr(0, token_letters);
}

} // namespace mailroom::sqlite
