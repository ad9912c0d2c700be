#pragma once

// One SQLite file, many threads: one thread writes, with group commit; each reader has a
// connection of its own.

#include "core/result.h"
#include "store/blob_files.h"
#include "store/inbox.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/signal.h"
#include "store/store.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <semaphore>
#include <thread>
#include <vector>

namespace mailroom::sqlite {

// What a write works with, and what it tells those who wait for news.
struct Transaction {
    Connection& db;
    std::vector<MessageId> changed = {}; // Work items that are new or other.
    bool something_to_read = false;
    bool something_to_send = false;
    bool visible = false; // Something else that people see has changed.
};

class Database {
public:
    static Result<std::unique_ptr<Database>> open(const StoreOptions& options);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    // Runs `work` (Transaction& -> Result<T>) on the writing thread and returns when it is durable.
    // Where it returns an error, or the commit fails, nothing of it is left. It may run twice.
    template <typename Work>
    auto write(Work work) -> decltype(work(std::declval<Transaction&>()))
    {
        using Outcome = decltype(work(std::declval<Transaction&>()));
        std::optional<Outcome> outcome;
        const auto status = commit([&](Transaction& transaction) {
            outcome.emplace(work(transaction));
            return *outcome ? Status() : Status(outcome->error());
        });
        if (!status)
            return status.error();
        return std::move(*outcome);
    }

    // A reader sees one state of the store for as long as it is held.
    class Reader {
    public:
        Reader(Database& database, std::unique_ptr<Connection> connection)
            : database_(&database),
              connection_(std::move(connection))
        {
        }
        ~Reader();
        Reader(Reader&&) = default;
        Connection* operator->() { return connection_.get(); }
        Connection& operator*() { return *connection_; }

    private:
        Database* database_;
        std::unique_ptr<Connection> connection_;
    };
    Result<Reader> reader();

    BlobFiles& blobs() { return *blobs_; }

    Signal to_read, to_send;

    using Listener = std::function<void(const Change&)>;
    std::shared_ptr<void> listen(Listener listener);

private:
    using Work = std::function<Status(Transaction&)>;
    struct Job {
        const Work& work;
        Status status;
        std::binary_semaphore done{0};
    };

    explicit Database(const StoreOptions& options) : options_(options) {}
    Status migrate();
    Status commit(const Work& work);
    void write_until_closed();
    void run_group(std::vector<Job*>& jobs);
    Status run_jobs(std::vector<Job*>& jobs, Transaction& transaction, Change& change);
    void tell(const Transaction& transaction, const Change& change);

    const StoreOptions options_;
    std::unique_ptr<BlobFiles> blobs_;
    std::unique_ptr<Connection> writer_;

    std::mutex jobs_mutex_;
    std::condition_variable jobs_changed_;
    std::deque<Job*> jobs_;
    bool closing_ = false;

    std::mutex readers_mutex_;
    std::vector<std::unique_ptr<Connection>> idle_readers_;

    struct Listeners;
    std::shared_ptr<Listeners> listeners_;
    std::thread thread_; // Last: it uses all the others.
};

} // namespace mailroom::sqlite
