#pragma once

// Hands fetched mail over to the store: content goes to disk as it arrives, a batch becomes durable
// in one transaction.

#include "ingest/door.h"
#include "ingest/imap/client.h"

#include <memory>
#include <string>
#include <vector>

namespace mailroom {

class MailIntake : public MailReceiver {
public:
    // `folder` says where the mail is, without its UID.
    MailIntake(const DoorContext& context, std::string door, ImapUid folder);

    Status content_begins(std::uint64_t size) override;
    Status content(std::string_view piece) override;
    Status mail_complete(std::uint32_t uid) override;
    Status batch_complete() override;

    const FetchBatch& received() const { return received_; } // Durable.
    // Larger than the server said, and than we take.
    const std::vector<ListedMail>& oversized() const { return oversized_; }

private:
    const DoorContext& context_;
    std::string door_;
    ImapUid folder_;
    std::unique_ptr<BlobWriter> writer_; // Null while what comes is too large.
    std::uint64_t size_ = 0;
    std::vector<Arrival> arrivals_; // Of the batch.
    FetchBatch received_;
    std::vector<ListedMail> oversized_;
};

} // namespace mailroom
