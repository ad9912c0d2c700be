#pragma once

// What we remember. All SQL stands below store/, behind these interfaces:
//
//     Blobs         raw bytes by SHA-256                       store/blobs.h
//     Arrivals      doors hand mail over; IMAP bookkeeping     store/arrivals.h
//     ReadingQueue  messages to read, what was read            store/reading_queue.h
//     Inbox         work items, search, what people do         store/inbox.h
//     Outbox        what leaves us                             store/outbox.h
//     Ledger        the books                                  store/ledger.h
//     Lessons       what corrections teach about layouts       store/lessons.h
//     Users         log-ins, sessions, tokens                  store/users.h
//     Audit         who did what; chained by hash              store/audit.h
//
// The promise: when a call that changes something has returned well, the change survives the loss
// of power; when it has returned an error, nothing of it is there. (tests/faults/store attacks it.)
//
// Any thread may call anything. Calls that change something wait for the disk (a millisecond or
// so); those that arrive together are committed together. Time is a parameter: the store asks no
// clock.
//
// Several processes may have one store open. Errors everywhere: io (disk full, read-only, ...),
// unavailable (another process held the store for too long), corrupt. Their text says what to do.

#include "core/result.h"
#include "store/arrivals.h"
#include "store/audit.h"
#include "store/blobs.h"
#include "store/inbox.h"
#include "store/ledger.h"
#include "store/lessons.h"
#include "store/outbox.h"
#include "store/reading_queue.h"
#include "store/users.h"

#include <chrono>
#include <filesystem>
#include <memory>

namespace mailroom {

struct StoreOptions {
    std::filesystem::path folder; // Made where it is missing; ours alone (mode 0700).
    bool create = true;           // Otherwise a folder without a store is an error: not_found.
    std::chrono::milliseconds lock_wait_max{10'000}; // For another process.
};

class Store {
public:
    virtual ~Store() = default; // Finishes what was begun. No call may be under way.

    // Makes the caller the only gateway on this store for as long as it keeps what is returned.
    // What an earlier gateway left half done then waits for nobody: messages that were being read
    // are read at once, replies that were being sent show as unconfirmed. Errors besides: conflict
    // (another gateway lives).
    virtual Result<std::shared_ptr<void>> take_over() = 0;

    virtual Blobs& blobs() = 0;
    virtual Arrivals& arrivals() = 0;
    virtual ReadingQueue& reading_queue() = 0;
    virtual Inbox& inbox() = 0;
    virtual Outbox& outbox() = 0;
    virtual Ledger& ledger() = 0;
    virtual Lessons& lessons() = 0;
    virtual Users& users() = 0;
    virtual Audit& audit() = 0;
};

// SQLite in `folder`/mailroom.sqlite, blobs below `folder`/blobs. Brings an older schema up to
// date. Errors besides: conflict (made by a newer version of the program).
Result<std::unique_ptr<Store>> open_store(const StoreOptions& options);

} // namespace mailroom
