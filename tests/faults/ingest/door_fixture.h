#pragma once

// A store, a board and what else a door needs, for one test.

#include "ingest/door.h"
#include "store/store.h"
#include "tests/support/process.h"

#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace mailroom {

class DoorFixture : public testing::Test {
protected:
    DoorFixture() : store_(open()) {}

    std::unique_ptr<Store> open() const
    {
        auto store = open_store({folder_.path() / "store"});
        EXPECT_TRUE(store) << store.error().what;
        return std::move(*store);
    }

    std::vector<StoredMessage> messages() const
    {
        const auto all = store_->reading_queue().messages(0, 10'000);
        EXPECT_TRUE(all);
        return *all;
    }

    std::string bytes_of(const StoredMessage& message) const
    {
        const auto blob = store_->blobs().open(message.blob);
        EXPECT_TRUE(blob);
        return *blob->read();
    }

    std::string log() const
    {
        const std::lock_guard lock(log_mutex_);
        return log_;
    }

    Journal journal()
    {
        return [this](Severity, std::string_view who, std::string_view what) {
            const std::lock_guard lock(log_mutex_);
            log_ += std::string(who) + ": " + std::string(what) + '\n';
        };
    }

    // Runs a door on a thread of its own until the block ends.
    template <typename Door>
    class Running {
    public:
        Running(Door& door, StopSignal& stop) : stop_(stop), thread_([&door] { door.run(); }) {}
        ~Running()
        {
            stop_.request();
            thread_.join();
        }
        Running(const Running&) = delete;
        Running& operator=(const Running&) = delete;

    private:
        StopSignal& stop_;
        std::thread thread_;
    };

    tests::TemporaryFolder folder_;
    std::unique_ptr<Store> store_;
    mutable std::mutex log_mutex_;
    std::string log_;
    Limits limits_;
    DoorBoard board_{journal()};
};

} // namespace mailroom
