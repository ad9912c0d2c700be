#pragma once

// Work items: how they come to be, and what events make of them.

#include "store/indexing.h"
#include "store/sqlite/database.h"

namespace mailroom::sqlite {

// Puts the message into its conversation, the search and the inbox; what a person has decided
// about it (queue, state, corrected side or party) stays.
Status put_work_item(
    Connection& db,
    MessageId id,
    const IndexedMessage& indexed,
    const Understanding& understanding);

// The same for one that could not be read; what an earlier reading gave stays.
Status put_in_quarantine(Transaction& transaction, MessageId id, std::string_view reason);

// filing: by the pipeline, which may file the same message again; WorkItemFiled then yields to what
// a person has decided.
enum class Applying : std::uint8_t { filing, casework };

Status apply_events(
    Transaction& transaction,
    MessageId id,
    const std::vector<Event>& events,
    const Actor& actor,
    Instant now,
    Applying applying);

} // namespace mailroom::sqlite
