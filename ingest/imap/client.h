#pragma once

// The IMAP commands that a door needs (RFC 9051, also understood by RFC 3501 servers), over a
// connection that is logged in already. Commands that fetch are sent ahead of their answers.
//
// Tags are unpredictable, and content is read by its length: nothing in a mail can pass for an
// answer. Sequence numbers are never used, so that the server may renumber at any time.
//
// Errors: unavailable (connection lost, BYE), timeout, corrupt (no IMAP: give up the connection),
// not_found (no such folder), permission_denied (the server says NO), and those of the sinks.
// One thread at a time.

#include "ingest/imap/response.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mailroom {

struct SelectedFolder {
    std::uint32_t uid_validity = 0;
    std::uint32_t exists = 0;
    bool read_only = false;
    bool takes_keywords = false; // New ones: PERMANENTFLAGS has \*.
};

struct ListedMail {
    std::uint32_t uid = 0;
    std::uint64_t size = 0; // As the server says: RFC822.SIZE.

    bool operator==(const ListedMail&) const = default;
};

// UIDs that are fetched by one command.
using FetchBatch = std::vector<std::uint32_t>;

// Takes what fetch() brings.
class MailReceiver : public ContentSink {
public:
    virtual Status mail_complete(std::uint32_t uid) = 0; // After its content.
    virtual Status batch_complete() = 0; // May not run commands: the next batch is on its way.
};

class ImapClient {
public:
    explicit ImapClient(ByteStream& stream);

    Status capability(); // Asked first: the others depend on it.
    bool can(std::string_view capability) const;

    Result<SelectedFolder> select(std::string_view folder); // UTF-8, like all names of folders.

    // Mail with a UID of `first` and above, ascending.
    Result<std::vector<ListedMail>> list(std::uint32_t first);

    // BODY.PEEK[]: leaves \Seen alone. UIDs that are gone are passed over in silence.
    Status fetch(std::span<const FetchBatch> batches, MailReceiver& receiver);

    Status add_flag(const FetchBatch& uids, std::string_view flag);

    // Makes the folder where it is missing. Where the server has no MOVE: COPY, then \Deleted, and
    // UID EXPUNGE where it has UIDPLUS (a plain EXPUNGE would take other people's mail along).
    Status move(const FetchBatch& uids, std::string_view folder);

    // IDLE (RFC 2177): true when mail may have come; false after `duration` or when asked to stop.
    Result<bool> idle(std::chrono::milliseconds duration);
    Result<bool> noop(); // True when mail may have come.

private:
    using OnData = std::function<Status(const ImapResponse&)>;

    Result<std::string> send(std::string_view command); // Returns the tag.
    Result<ImapResponse> wait_for(const std::string& tag, const OnData& on_data, ContentSink* sink);
    Result<ImapResponse> run(std::string_view command, const OnData& on_data = {});
    Status must(std::string_view command, const OnData& on_data = {});
    Status note(const ImapResponse& response);
    Result<bool> wait_for_arrival(std::chrono::milliseconds duration);

    ByteStream& stream_;
    ImapReader reader_;
    std::string tag_prefix_;
    std::uint32_t tags_ = 0;
    std::set<std::string, std::less<>> capabilities_; // Upper case.
    std::uint32_t exists_ = 0;
    bool arrived_ = false; // EXISTS grew since it was last asked for.
};

} // namespace mailroom
