// kill -9 at any moment of a store that receives, files and sends with several threads: whatever
// was acknowledged before is there afterwards, once.

#include "store/sqlite/connection.h"
#include "tests/faults/store/child_process.h"
#include "tests/unit/store/store_fixture.h"

#include <map>
#include <random>
#include <set>
#include <sstream>
#include <thread>

namespace mailroom {
namespace {

constexpr int rounds = 20, rounds_max = 400;
constexpr int receivers = 3;

// What the child does, each with its report: "received NUMBER ID", "filed ID", "claimed ENTRY",
// "delivering ENTRY", "sent ENTRY".
class Worker {
public:
    Worker(Store& store, const ChildProcess::Report& report, int round)
        : store_(store),
          report_(report),
          now_(at(round * 1'000))
    {
    }

    // Every third mail has come before, by another way.
    void receive(int first)
    {
        for (int number = first; true; number += receivers) {
            take(number, "");
            if (number % 3 == 0)
                take(number / 2, "Received: by " + std::to_string(number) + "\r\n");
        }
    }

    void file()
    {
        auto& queue = store_.reading_queue();
        while (true) {
            queue.wait_for_work(std::chrono::seconds(1));
            const auto claimed = must(queue.claim(4, now_, lease));
            for (const auto& message : claimed) {
                ReplyQueued reply;
                reply.mail.key = "reply:" + std::to_string(message.id);
                const std::vector<Event> events{
                    {WorkItemFiled{}, "queue", "", {}}, {reply, "reply", "", {}}};
                const auto reading = reading_of(static_cast<int>(message.id));
                must(queue.file({message.id, reading, {}, events}, Actor{}, now_));
                report_("filed " + std::to_string(message.id));
            }
        }
    }

    void send()
    {
        auto& outbox = store_.outbox();
        while (true) {
            outbox.wait_for_work(std::chrono::seconds(1));
            for (const auto& entry : must(outbox.claim(2, now_, lease))) {
                const auto id = std::to_string(entry.id);
                report_("claimed " + id);
                must(outbox.delivering(entry.id, now_));
                report_("delivering " + id);
                must(outbox.sent(entry.id, "250 ok", now_));
                report_("sent " + id);
            }
        }
    }

private:
    template <typename T>
    T must(Result<T> result)
    {
        if (!result)
            report_("failed " + result.error().what);
        return *std::move(result);
    }

    void take(int number, std::string trace)
    {
        const auto received = must(store_.arrivals().receive(
            Arrival{staged(store_, mail_text(number, trace)), {"d", now_, "", {}}, {}}));
        report_("received " + std::to_string(number) + ' ' + std::to_string(received.message));
    }

    Store& store_;
    const ChildProcess::Report& report_;
    const Instant now_;
};

// All that was acknowledged, over all rounds.
struct Acknowledged {
    std::map<int, MessageId> received;
    std::set<MessageId> filed;
    std::set<OutboxId> delivering, sent;

    // Of each kind so many that a loss would show.
    bool is_telling() const
    {
        return received.size() > 100 && filed.size() > 100 && sent.size() > 20;
    }

    void add(const std::string& line)
    {
        std::istringstream in(line);
        std::string what;
        std::int64_t number = 0, id = 0;
        in >> what >> number >> id;
        if (what == "received") {
            const auto [known, is_new] = received.emplace(static_cast<int>(number), id);
            EXPECT_TRUE(is_new || known->second == id) << "mail " << number << " is two messages";
        } else if (what == "filed") {
            filed.insert(number);
        } else if (what == "claimed") {
            EXPECT_FALSE(delivering.contains(number)) << "entry " << number << " is sent twice";
        } else if (what == "delivering") {
            delivering.insert(number);
        } else if (what == "sent") {
            sent.insert(number);
        } else {
            ADD_FAILURE() << line;
        }
    }
};

class CrashTest : public StoreTest {
protected:
    void run_and_kill(int round, int lines)
    {
        store_.reset();
        ChildProcess child([&](const ChildProcess::Report& report) {
            auto store = open_store({folder_.path()});
            Worker worker(**store, report, round);
            std::vector<std::thread> threads;
            for (int i = 0; i < receivers; ++i)
                threads.emplace_back([&, i] { worker.receive(next_number_ + i); });
            threads.emplace_back([&] { worker.file(); });
            threads.emplace_back([&] { worker.send(); });
            threads.front().join();
        });
        for (int i = 0; i < lines; ++i)
            acknowledged_.add(child.next_line());
        child.kill();
        for (auto line = child.next_line(); !line.empty(); line = child.next_line())
            acknowledged_.add(line);
        if (!acknowledged_.received.empty())
            next_number_ = acknowledged_.received.rbegin()->first - 20;
        next_number_ = std::max(next_number_, 0);
        reopen();
    }

    void expect_all_messages_once()
    {
        const auto messages = store_->reading_queue().messages(0, 1'000'000);
        std::map<MessageId, MessageState> states;
        std::set<std::string> mails;
        for (const auto& message : *messages) {
            states[message.id] = message.state;
            auto bytes = *store_->blobs().open(message.blob)->read();
            EXPECT_EQ(sha256(bytes), message.blob);
            bytes.erase(0, bytes.find("From:")); // Trace fields apart.
            EXPECT_TRUE(mails.insert(bytes).second) << "kept twice:\n" << bytes;
        }
        for (const auto& [number, id] : acknowledged_.received)
            EXPECT_TRUE(states.contains(id)) << "mail " << number << " is lost";
        for (const auto id : acknowledged_.filed)
            EXPECT_EQ(states[id], MessageState::filed) << id;
        filed_ = 0;
        for (const auto& [id, state] : states)
            filed_ += state == MessageState::filed ? 1 : 0;
    }

    void expect_all_replies_once()
    {
        const auto entries = store_->outbox().list({}, 1'000'000);
        std::set<std::string> keys;
        std::map<OutboxId, OutboxState> states;
        for (const auto& entry : *entries) {
            EXPECT_TRUE(keys.insert(entry.mail.key).second) << entry.mail.key;
            states[entry.id] = entry.state;
        }
        EXPECT_EQ(keys.size(), filed_); // With the filing, or not at all.
        for (const auto id : acknowledged_.sent)
            EXPECT_EQ(states[id], OutboxState::sent) << id;
        for (const auto id : acknowledged_.delivering)
            EXPECT_TRUE(
                states[id] == OutboxState::sent || states[id] == OutboxState::delivering
                || states[id] == OutboxState::unconfirmed)
                << id;
    }

    void expect_sound_files()
    {
        const auto verdict = *store_->audit().verify();
        EXPECT_EQ(verdict.broken, 0) << verdict.what;
        const auto db =
            sqlite::Connection::open(folder_.path() / "mailroom.sqlite", std::chrono::seconds(1));
        EXPECT_EQ(*(*db)->value<std::string>("PRAGMA integrity_check"), "ok");
        EXPECT_TRUE((*db)->run("INSERT INTO search (search) VALUES ('integrity-check')"));
        EXPECT_FALSE(*(*db)->value<std::string>("PRAGMA foreign_key_check"));
    }

    Acknowledged acknowledged_;
    int next_number_ = 0;
    std::size_t filed_ = 0;
};

TEST_F(CrashTest, WhatWasAcknowledgedIsThereOnce)
{
    std::mt19937 random(20261121);
    std::uniform_int_distribution<int> lines(1, 120);
    // Which thread comes first is the machine's business: where one had few turns, there are more
    // rounds.
    for (int round = 0; (round < rounds || !acknowledged_.is_telling()) && !HasFailure(); ++round) {
        ASSERT_LT(round, rounds_max);
        run_and_kill(round, lines(random));
        expect_all_messages_once();
        expect_all_replies_once();
        expect_sound_files();
    }
}

} // namespace
} // namespace mailroom
