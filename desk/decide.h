#pragma once

// What is done about a message by itself. Pure: the same arguments give the same events on any
// day; the store makes them true (core/events.h).
//
// Always one WorkItemFiled; besides at most one ReplyQueued, which answers to the From address
// alone:
//   - the documents asked for, where every check below is met and every one of them is found;
//   - else a neutral acknowledgement, which says nothing out of the books, once per sender and
//     period;
//   - nothing at all to automatic mail, lists, bounces, ourselves, no-reply addresses, threats
//     (RFC 3834 section 2).
//
// Every event names its rule, says why, and lists the checks that were made.

#include "core/books.h"
#include "core/events.h"
#include "core/reading.h"
#include "core/understanding.h"
#include "desk/policy.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace mailroom {

// What the store knows of the sender.
struct History {
    std::optional<Instant> last_acknowledgement; // Outbox::last_reply(sender, "acknowledgement")
    std::optional<Instant> last_documents;       // Outbox::last_reply(sender, "documents")
};

std::vector<Event> decide(
    const Reading& reading,
    const Understanding& understanding,
    const Books& books,
    const Policy& policy,
    const History& history,
    Instant now,
    MessageId message);

} // namespace mailroom
