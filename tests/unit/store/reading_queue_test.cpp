#include "tests/unit/store/store_fixture.h"

namespace mailroom {
namespace {

using ReadingQueueTest = StoreTest;

TEST_F(ReadingQueueTest, AClaimIsALease)
{
    auto& queue = store_->reading_queue();
    const auto first = receive(mail_text(1)).message;
    const auto second = receive(mail_text(2)).message;
    auto claimed = *queue.claim(1, at(0), lease);
    ASSERT_EQ(claimed.size(), 1u);
    EXPECT_EQ(claimed[0].id, first);
    EXPECT_EQ(claimed[0].attempts, 1u);
    EXPECT_EQ(claimed[0].envelope.door, "imap:ar");
    EXPECT_EQ(claimed[0].blob, sha256(mail_text(1)));
    claimed = *queue.claim(10, at(1), lease);
    ASSERT_EQ(claimed.size(), 1u);
    EXPECT_EQ(claimed[0].id, second);
    EXPECT_TRUE(queue.claim(10, at(299), lease)->empty());
    claimed = *queue.claim(10, at(300), lease); // The first lease is over.
    ASSERT_EQ(claimed.size(), 1u);
    EXPECT_EQ(claimed[0].id, first);
    EXPECT_EQ(claimed[0].attempts, 2u);
    ASSERT_TRUE(queue.give_back(first));
    EXPECT_EQ(queue.claim(1, at(300), lease)->front().attempts, 2u);
}

TEST_F(ReadingQueueTest, WhatWasClaimedInVainWaitsBehindTheOthers)
{
    auto& queue = store_->reading_queue();
    const auto first = receive(mail_text(1)).message;
    const auto second = receive(mail_text(2)).message;
    ASSERT_EQ(queue.claim(1, at(0), lease)->front().id, first);
    const auto claimed = *queue.claim(2, at(300), lease); // The first lease is over.
    ASSERT_EQ(claimed.size(), 2u);
    EXPECT_EQ(claimed[0].id, second);
    EXPECT_EQ(claimed[1].id, first);
}

TEST_F(ReadingQueueTest, WhatWasReadCanBeHadAgain)
{
    Understanding understanding;
    understanding.side = Side::receivable;
    understanding.party_id = "C1";
    understanding.intents = {{Intent::dispute, 0.75, "wrong price"}};
    understanding.release_documents = false;
    understanding.master_data = {{"phone", "123"}};
    const auto id = filed(1, {}, understanding);
    reopen();
    auto& queue = store_->reading_queue();
    EXPECT_EQ(queue.reading(id)->message.subject, "Invoice 1");
    const auto again = queue.understanding(id);
    ASSERT_TRUE(again) << again.error().what;
    EXPECT_EQ(to_string(to_json(*again)), to_string(to_json(understanding)));
    const auto message = queue.message(id);
    EXPECT_EQ(message->state, MessageState::filed);
    EXPECT_EQ(message->reader_version, reader_version);
    EXPECT_EQ(queue.message(id + 1).error().code, ErrorCode::not_found);
    EXPECT_EQ(queue.reading(id + 1).error().code, ErrorCode::not_found);
    EXPECT_TRUE(queue.claim(10, at(9'999), lease)->empty());
}

TEST_F(ReadingQueueTest, QuarantineShowsAndCanBeRetried)
{
    auto& queue = store_->reading_queue();
    const auto id = receive(mail_text(1), "imap:ar", 5).message;
    ASSERT_TRUE(queue.claim(1, at(5), lease));
    ASSERT_TRUE(queue.quarantine(id, "the reader needed more than 120 s", at(6)));
    auto item = *store_->inbox().item(id);
    EXPECT_EQ(item.row.message_state, MessageState::quarantined);
    EXPECT_EQ(item.row.queue, Queue::quarantine);
    EXPECT_EQ(item.row.summary, "the reader needed more than 120 s");
    EXPECT_EQ(item.row.received_at, at(5));
    EXPECT_TRUE(queue.claim(1, at(9'999), lease)->empty());

    const Actor person{7, "berta"};
    ASSERT_TRUE(store_->inbox().apply(
        id, {{StateChanged{WorkState::done}, "person", "", {}}}, person, at(7)));
    ASSERT_TRUE(queue.retry(id, person, at(8)));
    EXPECT_EQ(queue.claim(1, at(8), lease)->front().attempts, 1u);
    file(id, reading_of(1), {}, {Queue::payments, WorkState::review, {}, "a remittance"});
    item = *store_->inbox().item(id);
    EXPECT_EQ(item.row.message_state, MessageState::filed);
    EXPECT_EQ(item.row.queue, Queue::payments);
    EXPECT_EQ(item.row.state, WorkState::review);
    EXPECT_EQ(item.row.subject, "Invoice 1");
    EXPECT_EQ(item.quarantine_reason, "");
}

TEST_F(ReadingQueueTest, FilingAgainLeavesWhatAPersonDecided)
{
    Understanding understanding;
    understanding.party_id = "C1";
    const auto id = filed(1, {Queue::payments, WorkState::review, {}, "one"}, understanding);
    const Actor person{7, "berta"};
    ASSERT_TRUE(store_->inbox().apply(
        id,
        {{StateChanged{WorkState::done}, "person", "", {}},
         {ValueCorrected{"party_id", "C1", "C2"}, "person", "", {}}},
        person, at(1)));
    file(id, reading_of(1), understanding, {Queue::disputes, WorkState::review, {}, "two"});
    const auto row = store_->inbox().item(id)->row;
    EXPECT_EQ(row.queue, Queue::payments);
    EXPECT_EQ(row.state, WorkState::done);
    EXPECT_EQ(row.party_id, "C2");
    EXPECT_EQ(row.summary, "two");
    EXPECT_EQ(store_->inbox().list({}, InboxOrder::newest, "", 10)->rows.size(), 1u);
}

TEST_F(ReadingQueueTest, FilingIsAllOrNothing)
{
    const auto id = receive(mail_text(1)).message;
    const std::vector<Event> events{
        {WorkItemFiled{}, "queue", "", {}}, {Assigned{99}, "queue", "there is no such user", {}}};
    const auto reading = reading_of(1);
    const auto rows = store_->audit().verify()->rows;
    EXPECT_EQ(
        store_->reading_queue().file({id, reading, {}, events}, Actor{}, at(1)).error().code,
        ErrorCode::not_found);
    EXPECT_EQ(store_->inbox().item(id).error().code, ErrorCode::not_found);
    EXPECT_EQ(store_->reading_queue().message(id)->state, MessageState::received);
    EXPECT_EQ(store_->audit().verify()->rows, rows);
}

TEST_F(ReadingQueueTest, WaitingMissesNothing)
{
    auto& queue = store_->reading_queue();
    const std::chrono::hours forever{1};
    EXPECT_TRUE(queue.claim(1, at(0), lease)->empty());
    receive(mail_text(1));
    queue.wait_for_work(forever); // Received since the claim.
    EXPECT_EQ(queue.claim(1, at(0), lease)->size(), 1u);
    queue.wait_for_work(forever); // That claim took all that it might: there may be more.
    EXPECT_TRUE(queue.claim(1, at(0), lease)->empty());
    queue.wait_for_work(std::chrono::milliseconds(1)); // Nothing: it comes back by the time alone.
}

} // namespace
} // namespace mailroom
