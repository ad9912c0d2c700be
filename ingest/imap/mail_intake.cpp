#include "ingest/imap/mail_intake.h"

#include <algorithm>

namespace mailroom {

MailIntake::MailIntake(const DoorContext& context, std::string door, ImapUid folder)
    : context_(context),
      door_(std::move(door)),
      folder_(std::move(folder))
{
}

Status MailIntake::content_begins(std::uint64_t size)
{
    size_ = size;
    writer_.reset();
    if (size <= context_.limits.message_bytes_max)
        writer_ = TRY(context_.blobs.create());
    return {};
}

Status MailIntake::content(std::string_view piece)
{
    return writer_ ? writer_->write(piece) : Status{};
}

Status MailIntake::mail_complete(std::uint32_t uid)
{
    if (!writer_) {
        oversized_.push_back({uid, size_});
        return {};
    }
    auto where = folder_;
    where.uid = uid;
    arrivals_.push_back(
        {.blob = TRY(writer_->finish()),
         .envelope = {.door = door_, .received_at = context_.now()},
         .imap = std::move(where)});
    writer_.reset();
    return {};
}

Status MailIntake::batch_complete()
{
    FetchBatch uids;
    for (const auto& arrival : arrivals_)
        uids.push_back(arrival.imap->uid);
    if (!arrivals_.empty())
        TRY(context_.arrivals.receive(std::exchange(arrivals_, {})));
    received_.insert(received_.end(), uids.begin(), uids.end());
    std::ranges::sort(received_);
    return {};
}

} // namespace mailroom
