#pragma once

#include "store/outbox.h"
#include "store/sqlite/database.h"

namespace mailroom::sqlite {

Result<std::vector<OutboxEntry>> outbox_of(Connection& db, MessageId message); // Oldest first.

class SqliteOutbox : public Outbox {
public:
    explicit SqliteOutbox(Database& database) : database_(database) {}

    Result<std::vector<OutboxEntry>>
    claim(std::size_t count, Instant now, std::chrono::milliseconds lease) override;
    void wait_for_work(std::chrono::milliseconds at_most) override;

    Status delivering(OutboxId id, Instant now) override;
    Status sent(OutboxId id, std::string_view server_answer, Instant now) override;
    Status failed(OutboxId id, const DeliveryFailure& failure, Instant now) override;

    Status send_again(OutboxId id, const Actor& actor, Instant now) override;
    Status set_aside(OutboxId id, const Actor& actor, Instant now) override;

    Result<std::vector<OutboxEntry>>
    list(const std::optional<OutboxState>& state, std::size_t count) override;
    Result<std::optional<Instant>>
    last_reply(std::string_view sender, std::string_view kind) override;

private:
    Database& database_;
};

} // namespace mailroom::sqlite
