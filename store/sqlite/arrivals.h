#pragma once

#include "store/arrivals.h"
#include "store/sqlite/database.h"

namespace mailroom::sqlite {

// The envelopes of a message's arrivals, oldest first.
Result<std::vector<Envelope>> arrivals_of(Connection& db, MessageId message);

class SqliteArrivals : public Arrivals {
public:
    explicit SqliteArrivals(Database& database) : database_(database) {}

    Result<Received> receive(Arrival arrival) override;
    Result<std::vector<Received>> receive(std::vector<Arrival> arrivals) override;

    Result<ImapFolder> imap_folder(std::string_view mailbox, std::string_view folder) override;
    Status open_imap_folder(
        std::string_view mailbox, std::string_view folder, std::uint32_t uid_validity) override;
    Status settle_imap(const std::vector<ImapUid>& uids) override;
    Status imap_done_through(const ImapUid& uid) override;

private:
    Database& database_;
};

} // namespace mailroom::sqlite
