#include "store/sqlite/database.h"

#include "embedded/migrations.h"
#include "store/files.h"

#include <algorithm>
#include <cassert>
#include <charconv>

#include <sys/stat.h>

namespace mailroom::sqlite {
namespace {

constexpr std::size_t group_max = 256; // Writes in one commit: bounds how long the first waits.
constexpr std::size_t idle_readers_max = 8;
constexpr int application_id = 0x4d526f6d; // "MRom", PRAGMA application_id

struct Migration {
    int version = 0;
    std::string_view sql;
};

// "0002_more.sql" is version 2; in order.
std::vector<Migration> migrations()
{
    std::vector<Migration> all;
    for (const auto& file : embedded::migrations()) {
        Migration migration{0, file.bytes};
        std::from_chars(file.name.data(), file.name.data() + file.name.size(), migration.version);
        all.push_back(migration);
    }
    std::ranges::sort(all, {}, &Migration::version);
    return all;
}

// A group of writes that ends in a commit or not at all.
Status roll_back(Connection& db)
{
    return db.in_transaction() ? db.run("ROLLBACK") : Status();
}

} // namespace

struct Database::Listeners {
    std::mutex mutex;
    std::list<Listener> all;
};

Result<std::unique_ptr<Database>> Database::open(const StoreOptions& options)
{
    const auto file = options.folder / "mailroom.sqlite";
    std::error_code failed;
    if (!options.create && !std::filesystem::exists(file, failed))
        return Error{
            ErrorCode::not_found,
            options.folder.string()
                + ": there is no store of Mailroom here; name the data folder "
                  "of `mailroom serve`, which makes it"};
    std::filesystem::create_directories(options.folder, failed);
    if (failed)
        return file_error("create", options.folder, failed.value());
    ::chmod(options.folder.c_str(), 0700);

    std::unique_ptr<Database> database(new Database(options));
    database->listeners_ = std::make_shared<Listeners>();
    database->writer_ = TRY(Connection::open(file, options.lock_wait_max));
    TRY(database->migrate());
    database->blobs_ = TRY(BlobFiles::open(options.folder));
    database->thread_ = std::thread([raw = database.get()] { raw->write_until_closed(); });
    return database;
}

Database::~Database()
{
    {
        const std::lock_guard lock(jobs_mutex_);
        closing_ = true;
        jobs_changed_.notify_all();
    }
    if (thread_.joinable())
        thread_.join();
}

Status Database::migrate()
{
    auto& db = *writer_;
    const auto all = migrations();
    const auto is_current = [&]() -> Result<bool> {
        return TRY(db.value<int>("PRAGMA user_version")) == all.back().version;
    };
    if (TRY(is_current()))
        return {};
    TRY(db.run("BEGIN IMMEDIATE"));
    const auto version = TRY(db.value<int>("PRAGMA user_version")).value_or(0);
    const auto status = [&]() -> Status {
        if (version > all.back().version)
            return Error{
                ErrorCode::conflict,
                options_.folder.string() + ": this store was made by a newer Mailroom (schema "
                    + std::to_string(version) + ", this program knows "
                    + std::to_string(all.back().version)
                    + "); run the newer program, or restore a backup"};
        for (const auto& migration : all) {
            if (migration.version > version)
                TRY(db.run_script(std::string(migration.sql)));
        }
        TRY(db.run_script("PRAGMA application_id = " + std::to_string(application_id)));
        TRY(db.run_script("PRAGMA user_version = " + std::to_string(all.back().version)));
        return db.run("COMMIT");
    }();
    if (!status)
        TRY(roll_back(db));
    return status;
}

Status Database::commit(const Work& work)
{
    Job job{work, {}};
    {
        const std::lock_guard lock(jobs_mutex_);
        jobs_.push_back(&job);
        jobs_changed_.notify_one();
    }
    job.done.acquire();
    return job.status;
}

void Database::write_until_closed()
{
    while (true) {
        std::vector<Job*> group;
        {
            std::unique_lock lock(jobs_mutex_);
            jobs_changed_.wait(lock, [this] { return closing_ || !jobs_.empty(); });
            if (jobs_.empty())
                return;
            const auto size = std::min(jobs_.size(), group_max);
            const auto end = jobs_.begin() + static_cast<std::ptrdiff_t>(size);
            group.assign(jobs_.begin(), end);
            jobs_.erase(jobs_.begin(), end);
        }
        run_group(group);
        for (auto* job : group)
            job->done.release();
    }
}

// A write that fails is undone by its savepoint; one that takes the whole transaction with it (a
// full disk), or a commit that fails, fails the whole group.
void Database::run_group(std::vector<Job*>& jobs)
{
    Transaction transaction{*writer_};
    Change change;
    const auto status = run_jobs(jobs, transaction, change);
    if (status) {
        tell(transaction, change);
        return;
    }
    const auto rolled_back = roll_back(*writer_);
    for (auto* job : jobs) {
        if (job->status)
            job->status = rolled_back ? status : rolled_back;
    }
}

Status Database::run_jobs(std::vector<Job*>& jobs, Transaction& transaction, Change& change)
{
    auto& db = *writer_;
    TRY(db.run("BEGIN IMMEDIATE"));
    for (auto* job : jobs) {
        TRY(db.run("SAVEPOINT job"));
        const auto changed_before = transaction.changed.size();
        job->status = job->work(transaction);
        if (job->status) {
            TRY(db.run("RELEASE job"));
            continue;
        }
        if (!db.in_transaction())
            return job->status;
        TRY(db.run("ROLLBACK TO job"));
        TRY(db.run("RELEASE job"));
        transaction.changed.resize(changed_before);
    }
    if (!transaction.changed.empty() || transaction.visible) {
        change.sequence =
            TRY(db.value<std::uint64_t>("UPDATE meta SET value = value + 1 WHERE name = 'sequence' "
                                        "RETURNING value"))
                .value_or(0);
        change.messages = transaction.changed;
    }
    return db.run("COMMIT");
}

void Database::tell(const Transaction& transaction, const Change& change)
{
    if (transaction.something_to_read)
        to_read.raise();
    if (transaction.something_to_send)
        to_send.raise();
    if (change.sequence == 0)
        return;
    const std::lock_guard lock(listeners_->mutex);
    for (const auto& listener : listeners_->all)
        listener(change);
}

std::shared_ptr<void> Database::listen(Listener listener)
{
    const std::lock_guard lock(listeners_->mutex);
    const auto place = listeners_->all.insert(listeners_->all.end(), std::move(listener));
    return std::shared_ptr<void>(nullptr, [listeners = listeners_, place](void*) {
        const std::lock_guard erasing(listeners->mutex);
        listeners->all.erase(place);
    });
}

Result<Database::Reader> Database::reader()
{
    std::unique_ptr<Connection> connection;
    {
        const std::lock_guard lock(readers_mutex_);
        if (!idle_readers_.empty()) {
            connection = std::move(idle_readers_.back());
            idle_readers_.pop_back();
        }
    }
    if (connection == nullptr) {
        connection =
            TRY(Connection::open(options_.folder / "mailroom.sqlite", options_.lock_wait_max));
        TRY(connection->run("PRAGMA query_only = ON"));
    }
    TRY(connection->run("BEGIN"));
    return Reader(*this, std::move(connection));
}

Database::Reader::~Reader()
{
    // One that cannot end its transaction is not used again.
    if (connection_ == nullptr || !connection_->run("COMMIT"))
        return;
    const std::lock_guard lock(database_->readers_mutex_);
    if (database_->idle_readers_.size() < idle_readers_max)
        database_->idle_readers_.push_back(std::move(connection_));
}

} // namespace mailroom::sqlite
