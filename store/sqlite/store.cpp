#include "store/store.h"

#include "store/sqlite/arrivals.h"
#include "store/sqlite/audit.h"
#include "store/sqlite/database.h"
#include "store/sqlite/inbox.h"
#include "store/sqlite/ledger.h"
#include "store/sqlite/outbox.h"
#include "store/sqlite/reading_queue.h"
#include "store/sqlite/users.h"

namespace mailroom {
namespace sqlite {
namespace {

class SqliteStore : public Store {
public:
    explicit SqliteStore(std::unique_ptr<Database> database) : database_(std::move(database)) {}

    Blobs& blobs() override { return database_->blobs(); }
    Arrivals& arrivals() override { return arrivals_; }
    ReadingQueue& reading_queue() override { return reading_queue_; }
    Inbox& inbox() override { return inbox_; }
    Outbox& outbox() override { return outbox_; }
    Ledger& ledger() override { return ledger_; }
    Users& users() override { return users_; }
    Audit& audit() override { return audit_; }

private:
    std::unique_ptr<Database> database_;
    SqliteArrivals arrivals_{*database_};
    SqliteReadingQueue reading_queue_{*database_};
    SqliteInbox inbox_{*database_};
    SqliteOutbox outbox_{*database_};
    SqliteLedger ledger_{*database_};
    SqliteUsers users_{*database_};
    SqliteAudit audit_{*database_};
};

} // namespace
} // namespace sqlite

Result<std::unique_ptr<Store>> open_store(const StoreOptions& options)
{
    auto database = TRY(sqlite::Database::open(options));
    return std::unique_ptr<Store>(std::make_unique<sqlite::SqliteStore>(std::move(database)));
}

} // namespace mailroom
