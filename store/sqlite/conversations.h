#pragma once

// Which conversation a message belongs to.
//
// By a reply token of ours that it brings back, by the nearest Message-ID that it refers to, or,
// where an answer has lost these, by its subject and by its writer having taken part. Whoever
// answers an old mail under a new subject begins a conversation of their own, which is linked to
// the old one. Answers may come before what they answer.

#include "store/indexing.h"
#include "store/sqlite/database.h"

#include <string>
#include <vector>

namespace mailroom::sqlite {

// Puts the message into its conversation, which may be a new one. Two conversations become one
// where the message turns out to stand between them.
Result<ConversationId> join_conversation(Connection& db, MessageId id, const ThreadSigns& signs);

// The parties of the conversation that the message would join, the newest message's first.
Result<std::vector<std::string>> thread_party_ids(Connection& db, const ThreadSigns& signs);

// Those begun from it, and the one that it was begun from.
Result<std::vector<ConversationId>> linked_conversations(Connection& db, ConversationId id);

// What an answer to the mail with this key brings back.
Result<std::string> reply_token(Connection& db, std::string_view key);

} // namespace mailroom::sqlite
