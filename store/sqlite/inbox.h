#pragma once

#include "store/inbox.h"
#include "store/sqlite/database.h"

namespace mailroom::sqlite {

class SqliteInbox : public Inbox {
public:
    explicit SqliteInbox(Database& database) : database_(database) {}

    Result<InboxCounts> counts(const std::optional<Side>& side) override;
    Result<InboxPage>
    list(const InboxFilter& filter, InboxOrder order, std::string_view after, std::size_t count)
        override;
    Result<WorkItem> item(MessageId id) override;
    Result<std::vector<InboxRow>> conversation(ConversationId id) override;
    Result<std::vector<CorrectedMessage>> corrected(std::string_view path) override;

    Status apply(
        MessageId id,
        const std::vector<Event>& events,
        const Actor& actor,
        Instant now,
        std::optional<std::uint64_t> if_version) override;

    Result<std::uint64_t> sequence() override;
    std::shared_ptr<void> listen(std::function<void(const Change&)> listener) override;

private:
    Database& database_;
};

// The columns of an InboxRow, of work_items w and messages m, and the row of a query that begins
// with them.
extern const std::string_view inbox_columns;
InboxRow inbox_row(const Query& query);

} // namespace mailroom::sqlite
