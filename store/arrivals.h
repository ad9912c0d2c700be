#pragma once

// The way in: what a door hands over, and what a mailbox door must remember of its server.
//
// A message is one message however often it comes: by two doors, for two recipients, again after
// the server has renumbered its mailbox (UIDVALIDITY). Same bytes are the same message; so are
// bytes that differ in trace fields only (store/mail_identity.h). Each arrival is recorded.
//
// Any thread may call. Calls of several threads are committed together (group commit), so that
// doors with many sessions should call from many threads, and a door with one session should hand
// over many messages in one call.

#include "core/envelope.h"
#include "core/events.h"
#include "core/result.h"
#include "store/blobs.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace mailroom {

// Where an IMAP server keeps a message (RFC 9051 section 2.3.1.1).
struct ImapUid {
    std::string mailbox; // The configured name of the account.
    std::string folder;  // "INBOX"
    std::uint32_t uid_validity = 0;
    std::uint32_t uid = 0;
};

struct Arrival {
    StagedBlob blob;
    Envelope envelope;
    std::optional<ImapUid> imap; // Then the UID is noted as received in the same transaction.
};

struct Received {
    MessageId message = 0;
    bool duplicate = false; // We had it; this arrival is recorded with it.
};

// What is known of a folder. UIDs that are in neither list are still to be fetched.
struct ImapFolder {
    std::uint32_t uid_validity = 0;      // 0: never seen.
    std::uint32_t done_through = 0;      // This UID and all below it are received and settled.
    std::vector<std::uint32_t> received; // Above it: durable, but not yet flagged or moved there.
    std::vector<std::uint32_t> settled;  // Above it: nothing more to do.
};

class Arrivals {
public:
    virtual ~Arrivals() = default;

    // Durable when it returns: only now 250, \Seen or MOVE. All or none of a call is kept.
    // Errors: io (disk full: nothing was taken; answer "try later"), over_limit, unavailable.
    virtual Result<Received> receive(Arrival arrival) = 0;
    virtual Result<std::vector<Received>> receive(std::vector<Arrival> arrivals) = 0;

    virtual Result<ImapFolder> imap_folder(std::string_view mailbox, std::string_view folder) = 0;
    // Starts the folder's bookkeeping anew where uid_validity is not the one that is known: what
    // comes again is then recognised by its content.
    virtual Status open_imap_folder(
        std::string_view mailbox, std::string_view folder, std::uint32_t uid_validity) = 0;
    // Flagged or moved on the server, or refused for good (too large): never to be fetched again.
    virtual Status settle_imap(const std::vector<ImapUid>& uids) = 0;
    // Everything up to `uid` is settled or gone from the server: shortens the lists.
    virtual Status imap_done_through(const ImapUid& uid) = 0;
};

} // namespace mailroom
