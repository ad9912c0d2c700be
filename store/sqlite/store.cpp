#include "store/store.h"

#include "store/files.h"
#include "store/sqlite/arrivals.h"
#include "store/sqlite/audit.h"
#include "store/sqlite/database.h"
#include "store/sqlite/inbox.h"
#include "store/sqlite/ledger.h"
#include "store/sqlite/lessons.h"
#include "store/sqlite/outbox.h"
#include "store/sqlite/reading_queue.h"
#include "store/sqlite/users.h"

namespace mailroom {
namespace sqlite {
namespace {

class SqliteStore : public Store {
public:
    SqliteStore(std::unique_ptr<Database> database, std::filesystem::path folder)
        : database_(std::move(database)),
          folder_(std::move(folder))
    {
    }

    Result<std::shared_ptr<void>> take_over() override;

    Blobs& blobs() override { return database_->blobs(); }
    Arrivals& arrivals() override { return arrivals_; }
    ReadingQueue& reading_queue() override { return reading_queue_; }
    Inbox& inbox() override { return inbox_; }
    Outbox& outbox() override { return outbox_; }
    Ledger& ledger() override { return ledger_; }
    Lessons& lessons() override { return lessons_; }
    Users& users() override { return users_; }
    Audit& audit() override { return audit_; }

private:
    std::unique_ptr<Database> database_;
    const std::filesystem::path folder_;
    SqliteArrivals arrivals_{*database_};
    SqliteReadingQueue reading_queue_{*database_};
    SqliteInbox inbox_{*database_};
    SqliteOutbox outbox_{*database_};
    SqliteLedger ledger_{*database_};
    SqliteLessons lessons_{*database_};
    SqliteUsers users_{*database_};
    SqliteAudit audit_{*database_};
};

Result<std::shared_ptr<void>> SqliteStore::take_over()
{
    auto lock = lock_file(folder_ / "gateway.lock");
    if (!lock && lock.error().code == ErrorCode::conflict)
        return Error{
            ErrorCode::conflict,
            "another Mailroom serves " + folder_.string()
                + ": end it, or name another data folder"};
    auto held = std::make_shared<FileDescriptor>(TRY(std::move(lock)));
    const auto freed = database_->write([](Transaction& transaction) -> Status {
        TRY(transaction.db.run("UPDATE messages SET lease_until = 0 WHERE state = 'reading'"));
        return transaction.db.run(
            "UPDATE outbox SET lease_until = 0 WHERE state IN ('sending', 'delivering')");
    });
    TRY(freed);
    return std::shared_ptr<void>(std::move(held));
}

} // namespace
} // namespace sqlite

Result<std::unique_ptr<Store>> open_store(const StoreOptions& options)
{
    auto database = TRY(sqlite::Database::open(options));
    return std::unique_ptr<Store>(
        std::make_unique<sqlite::SqliteStore>(std::move(database), options.folder));
}

} // namespace mailroom
