#pragma once

// An answer that a person writes: into the thread, from the mailbox of the item's side. Pure.

#include "core/books.h"
#include "core/events.h"
#include "core/message.h"
#include "core/result.h"
#include "core/understanding.h"

#include <string>

namespace mailroom {

struct ReplyText {
    std::string key; // Chosen by the writer's browser, so that a click twice is one reply.
    std::string text;
    std::vector<Attachment> attachments;
};

// RFC 5322 section 3.6.4: References are those of the message and its own id; Reply-To goes before
// From. Errors: invalid_argument where there is nobody to answer, nothing to say, or no address of
// ours in the books to say it from.
Result<ReplyQueued> reply_to(
    MessageId id,
    const Message& message,
    Side side,
    const Company& company,
    const ReplyText& reply);

} // namespace mailroom
