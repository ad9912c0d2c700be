#pragma once

// Keeps one folder of one account pulled: over a connection of its own, until the end is asked for.
//
// A mail is received by the store (durable) first, then flagged or moved on the server, then noted
// as settled. A crash between any two of these is made good at the next log-in, from what the store
// remembers of the folder's UIDs. After trouble the folder is opened again, later and later.

#include "ingest/back_off.h"
#include "ingest/door.h"
#include "ingest/imap/client.h"
#include "ingest/settings.h"

#include <string>
#include <vector>

namespace mailroom {

class ImapFolderWatch {
public:
    // All must outlive the watch.
    ImapFolderWatch(
        const ImapDoorSettings& settings, const std::string& folder, const DoorContext& context);

    void run();

private:
    Status session();
    Status check(const SelectedFolder& folder) const;
    Status pull(ImapClient& client);
    // How many of `mails` need not be asked for again.
    Result<std::size_t> pull_chunk(ImapClient& client, std::span<const ListedMail> mails);
    Status finish(ImapClient& client, const FetchBatch& uids); // Flag or move, then settle.
    Status settle(const FetchBatch& uids);
    Status wait_for_mail(ImapClient& client);
    void leave_oversized(const std::vector<ListedMail>& mails);
    ImapUid uid(std::uint32_t number) const;

    const ImapDoorSettings& settings_;
    const std::string& folder_;
    const DoorContext& context_;
    std::string door_;
    std::uint32_t uid_validity_ = 0;
    BackOff back_off_;
};

} // namespace mailroom
