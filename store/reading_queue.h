#pragma once

// From received to filed: the messages that wait to be read, and what was read of them.
//
//     received --claim--> reading --file--> filed
//        ^                   |  \--quarantine--> quarantined
//        |----- lease over --|                       |
//        \------------------- retry -----------------/
//
// A claim is a lease: whoever holds it files, quarantines or gives back before `lease_until`, or
// another may claim it; so a crash gives messages back by itself. To file a message that was filed
// already is allowed (replay, retry): the reading is replaced, the work item stays a person's if a
// person has touched it, keys of effects keep effects from happening twice.
//
// Any thread may call.

#include "core/envelope.h"
#include "core/events.h"
#include "core/reading.h"
#include "core/result.h"
#include "core/understanding.h"
#include "store/actor.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

struct ClaimedMessage {
    MessageId id = 0;
    Sha256 blob;
    std::uint64_t size = 0;
    Envelope envelope;          // Of its first arrival.
    std::uint32_t attempts = 0; // This one counted; more than a few: quarantine it unread.
};

// All that filing makes true, in one transaction.
struct FiledMessage {
    MessageId id = 0;
    const Reading& reading;
    const Understanding& understanding;
    const std::vector<Event>& events;
};

// A message as replay wants it.
struct StoredMessage {
    MessageId id = 0;
    Sha256 blob;
    std::uint64_t size = 0;
    Envelope envelope; // Of its first arrival.
    MessageState state{};
    std::uint32_t reader_version = 0; // 0: never read.
};

class ReadingQueue {
public:
    virtual ~ReadingQueue() = default;

    // At most `count` messages, those claimed least often first, the oldest of them first; none
    // where nothing waits.
    virtual Result<std::vector<ClaimedMessage>>
    claim(std::size_t count, Instant now, std::chrono::milliseconds lease) = 0;
    // Blocks until something may wait (received, retried), or the time is over.
    virtual void wait_for_work(std::chrono::milliseconds at_most) = 0;

    virtual Status file(const FiledMessage& message, const Actor& actor, Instant now) = 0;
    // The message shows up in Queue::quarantine with `reason`, which is for people.
    virtual Status quarantine(MessageId id, std::string_view reason, Instant now) = 0;
    virtual Status give_back(MessageId id) = 0; // Not tried after all (shutdown).
    virtual Status retry(MessageId id, const Actor& actor, Instant now) = 0;

    // The parties of the messages that stand in the conversation which this one would join, the
    // newest first.
    virtual Result<std::vector<std::string>> thread_party_ids(const Message& message) = 0;

    // Errors: not_found (never read), conflict (read by another reader_version: read it again).
    virtual Result<Reading> reading(MessageId id) = 0;
    virtual Result<Understanding> understanding(MessageId id) = 0;
    // In order of id, from the first after `after`: all that is kept, page by page.
    virtual Result<std::vector<StoredMessage>> messages(MessageId after, std::size_t count) = 0;
    virtual Result<StoredMessage> message(MessageId id) = 0;
};

} // namespace mailroom
