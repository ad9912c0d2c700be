#pragma once

// What was done, by whom, on what ground; nothing is ever changed or removed. Each row carries the
// SHA-256 of the row before it and its own content, so that a change of any old row shows.

#include "core/events.h"
#include "core/json.h"
#include "core/result.h"
#include "core/sha256.h"
#include "store/actor.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

struct AuditRow {
    std::int64_t number = 0; // From 1, without gaps.
    Instant at{};
    Actor actor;
    std::string action;    // "work_item_filed", "note_added", "message_received", "log_in", ...
    MessageId message = 0; // 0: of no message.
    Json detail;           // The event with its rule, its reason and its checks.
    Sha256 hash;
};

struct AuditVerdict {
    std::int64_t rows = 0;   // Checked.
    Sha256 head;             // Hash of the last row: note it elsewhere to prove the end, too.
    std::int64_t broken = 0; // Number of the first row that is not as it was written; 0: none.
    std::string what;        // In words, where broken.
};

// Any thread may call.
class Audit {
public:
    virtual ~Audit() = default;

    // For what the store does not see: log-ins, refused requests, configuration read.
    virtual Status append(
        const Actor& actor,
        std::string_view action,
        MessageId message,
        const Json& detail,
        Instant now) = 0;
    // Newest first, those before `before` (0: from the newest).
    virtual Result<std::vector<AuditRow>> list(std::int64_t before, std::size_t count) = 0;
    virtual Result<AuditVerdict> verify() = 0; // Reads all rows.
};

} // namespace mailroom
