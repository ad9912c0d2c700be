// Nothing is acknowledged before it is synced, and in the right order.

#include "tests/faults/store/noted_syncs.h"
#include "tests/unit/store/store_fixture.h"

#include <algorithm>

namespace mailroom {
namespace {

class SyncTest : public StoreTest {
protected:
    ~SyncTest() override { fail_syncs_of(""); }

    std::string blob_path(const Sha256& digest)
    {
        const auto hex = to_string(digest);
        return (folder_.path() / "blobs" / hex.substr(0, 2) / hex).string();
    }
    std::string log_path() { return (folder_.path() / "mailroom.sqlite-wal").string(); }

    std::vector<Arrival> arrivals(int count)
    {
        std::vector<Arrival> all;
        for (int number = 0; number < count; ++number)
            all.push_back({staged(*store_, mail_text(number)), {"d", at(0), "", {}}, {}});
        return all;
    }
};

TEST_F(SyncTest, BytesThenTheirNameThenTheRow)
{
    take_sync_calls();
    receive(mail_text(1));
    const auto blob = blob_path(sha256(mail_text(1)));
    const auto folder = std::filesystem::path(blob).parent_path().string();
    EXPECT_EQ(take_sync_calls(), (std::vector<std::string>{blob, folder, log_path()}));
}

TEST_F(SyncTest, ManyMailsCostOneSyncOfBytesAndOneOfRows)
{
    auto many = arrivals(50);
    take_sync_calls();
    ASSERT_TRUE(store_->arrivals().receive(std::move(many)));
    EXPECT_EQ(take_sync_calls(), (std::vector<std::string>{"syncfs", log_path()}));
}

TEST_F(SyncTest, EveryStepOfWorkIsSynced)
{
    ReplyQueued reply;
    reply.mail.key = "k";
    const auto synced = [&] { return std::ranges::count(take_sync_calls(), log_path()); };
    const auto id = receive(mail_text(1)).message;
    synced();
    file(id, reading_of(1), {}, {}, {{reply, "", "", {}}});
    EXPECT_EQ(synced(), 1);
    ASSERT_TRUE(store_->inbox().apply(id, {{NoteAdded{"x"}, "", "", {}}}, Actor{}, at(1)));
    EXPECT_EQ(synced(), 1);
    const auto entry = store_->outbox().claim(1, at(1), lease)->at(0);
    synced();
    ASSERT_TRUE(store_->outbox().delivering(entry.id, at(1)));
    EXPECT_EQ(synced(), 1);
}

TEST_F(SyncTest, WhatCannotBeSyncedIsNotTaken)
{
    for (const std::string part : {"blobs", "sqlite-wal"}) {
        for (const int count : {1, 10}) {
            auto mails = arrivals(count);
            fail_syncs_of(part);
            const auto refused = store_->arrivals().receive(std::move(mails));
            ASSERT_FALSE(refused) << part;
            EXPECT_EQ(refused.error().code, ErrorCode::io) << refused.error().what;
            fail_syncs_of("");
            reopen();
            EXPECT_TRUE(store_->reading_queue().messages(0, 1)->empty()) << part;
            EXPECT_EQ(store_->audit().verify()->rows, 0);
        }
    }
    EXPECT_FALSE(receive(mail_text(1)).duplicate); // And then it is as new.
}

} // namespace
} // namespace mailroom
