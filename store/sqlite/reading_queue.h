#pragma once

#include "store/reading_queue.h"
#include "store/sqlite/database.h"

namespace mailroom::sqlite {

class SqliteReadingQueue : public ReadingQueue {
public:
    explicit SqliteReadingQueue(Database& database) : database_(database) {}

    Result<std::vector<ClaimedMessage>>
    claim(std::size_t count, Instant now, std::chrono::milliseconds lease) override;
    void wait_for_work(std::chrono::milliseconds at_most) override;

    Status file(const FiledMessage& message, const Actor& actor, Instant now) override;
    Status quarantine(MessageId id, std::string_view reason, Instant now) override;
    Status give_back(MessageId id) override;
    Status retry(MessageId id, const Actor& actor, Instant now) override;

    Result<std::vector<std::string>> thread_party_ids(const Message& message) override;
    Result<Reading> reading(MessageId id) override;
    Result<Understanding> understanding(MessageId id) override;
    Result<std::vector<StoredMessage>> messages(MessageId after, std::size_t count) override;
    Result<StoredMessage> message(MessageId id) override;

private:
    Database& database_;
};

} // namespace mailroom::sqlite
