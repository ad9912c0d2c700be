#include "tests/unit/store/store_fixture.h"

#include <algorithm>

namespace mailroom {
namespace {

class OutboxTest : public StoreTest {
protected:
    static Event reply(std::string key, std::string sender = "Anna@Adler.example")
    {
        ReplyQueued queued;
        queued.mail.key = std::move(key);
        queued.mail.to = {{"Anna", "anna@adler.example"}};
        queued.mail.text = "Here it is.";
        queued.mail.attachments = {{"a.pdf", "application/pdf", sha256("a")}};
        queued.mail.automatic = false;
        queued.sender = std::move(sender);
        queued.kind = "documents";
        return {queued, "documents.release", "asked for it", {"contact: ok"}};
    }
    OutboxEntry entry(OutboxId id)
    {
        const auto all = store_->outbox().list({}, 100);
        const auto found = std::ranges::find(*all, id, &OutboxEntry::id);
        return found == all->end() ? OutboxEntry{} : *found;
    }
};

TEST_F(OutboxTest, OneKeyOneMail)
{
    const auto id = filed(1, {}, {}, {reply("k1"), reply("k1"), reply("k2")});
    file(id, reading_of(1), {}, {}, {reply("k1")}); // Read again.
    ASSERT_TRUE(store_->inbox().apply(id, {reply("k2")}, Actor{7, "berta"}, at(9)));
    const auto outgoing = store_->inbox().item(id)->outgoing;
    ASSERT_EQ(outgoing.size(), 2u);
    auto queued = std::get<ReplyQueued>(reply("k1").body).mail;
    queued.reply_token = outgoing[0].mail.reply_token; // Given by the store.
    EXPECT_EQ(queued.reply_token.size(), 32u);
    EXPECT_NE(queued.reply_token, outgoing[1].mail.reply_token);
    EXPECT_EQ(to_string(to_json(outgoing[0].mail)), to_string(to_json(queued)));
    std::size_t audited = 0;
    const auto history = store_->inbox().item(id)->history;
    for (const auto& row : history)
        audited += row.action == "reply_queued" ? 1U : 0U;
    EXPECT_EQ(audited, 2u);
}

TEST_F(OutboxTest, ClaimedDeliveredSent)
{
    auto& outbox = store_->outbox();
    const auto id = filed(1, {}, {}, {reply("k1"), reply("k2")});
    auto claimed = *outbox.claim(1, at(10), lease);
    ASSERT_EQ(claimed.size(), 1u);
    EXPECT_EQ(claimed[0].mail.key, "k1");
    EXPECT_EQ(claimed[0].message, id);
    EXPECT_EQ(claimed[0].attempts, 1u);
    EXPECT_EQ(outbox.claim(5, at(10), lease)->size(), 1u);
    EXPECT_TRUE(outbox.claim(5, at(10), lease)->empty());
    ASSERT_TRUE(outbox.delivering(claimed[0].id, at(11)));
    ASSERT_TRUE(outbox.sent(claimed[0].id, "250 queued as 77", at(12)));
    const auto sent = entry(claimed[0].id);
    EXPECT_EQ(sent.state, OutboxState::sent);
    EXPECT_EQ(sent.sent_at, at(12));
    EXPECT_EQ(sent.last_error, "250 queued as 77");
    EXPECT_EQ(outbox.sent(claimed[0].id, "", at(13)).error().code, ErrorCode::conflict);
    EXPECT_EQ(outbox.delivering(99, at(13)).error().code, ErrorCode::not_found);
}

TEST_F(OutboxTest, ACrashBeforeTheEndOfDataSendsAgainOneAfterItDoesNot)
{
    filed(1, {}, {}, {reply("k1"), reply("k2")});
    const auto claimed = *store_->outbox().claim(5, at(10), lease);
    ASSERT_EQ(claimed.size(), 2u);
    ASSERT_TRUE(store_->outbox().delivering(claimed[1].id, at(11)));
    reopen();
    auto& outbox = store_->outbox();
    EXPECT_TRUE(outbox.claim(5, at(309), lease)->empty());
    const auto again = *outbox.claim(5, at(310), lease);
    ASSERT_EQ(again.size(), 1u);
    EXPECT_EQ(again[0].id, claimed[0].id);
    EXPECT_EQ(again[0].attempts, 2u);
    EXPECT_EQ(entry(claimed[1].id).state, OutboxState::unconfirmed);
    EXPECT_EQ(store_->inbox().counts({})->replies_failed, 1u);
    ASSERT_TRUE(outbox.send_again(claimed[1].id, Actor{7, "berta"}, at(400)));
    EXPECT_EQ(outbox.claim(5, at(400), lease)->front().id, claimed[1].id);
    EXPECT_EQ(store_->inbox().counts({})->replies_failed, 0u);
}

TEST_F(OutboxTest, WhatADeadGatewayLeftWaitsForNobody)
{
    filed(1, {}, {}, {reply("k1"), reply("k2")});
    const auto claimed = *store_->outbox().claim(5, at(10), lease);
    ASSERT_TRUE(store_->outbox().delivering(claimed[1].id, at(11)));
    const auto unread = receive(mail_text(2)).message;
    ASSERT_EQ(store_->reading_queue().claim(5, at(12), lease)->size(), 1u);
    reopen();
    auto gateway = store_->take_over();
    ASSERT_TRUE(gateway) << gateway.error().what;
    EXPECT_EQ(store_->take_over().error().code, ErrorCode::conflict);
    EXPECT_EQ(store_->reading_queue().claim(5, at(13), lease)->front().id, unread);
    EXPECT_EQ(store_->outbox().claim(5, at(13), lease)->front().id, claimed[0].id);
    EXPECT_EQ(entry(claimed[1].id).state, OutboxState::unconfirmed);
    gateway->reset();
    EXPECT_TRUE(store_->take_over());
}

TEST_F(OutboxTest, BackOffThenGivenUp)
{
    auto& outbox = store_->outbox();
    filed(1, {}, {}, {reply("k1")});
    auto now = at(0);
    std::vector<std::int64_t> minutes;
    while (true) {
        const auto claimed = *outbox.claim(1, now, lease);
        ASSERT_EQ(claimed.size(), 1u);
        ASSERT_TRUE(outbox.failed(claimed[0].id, {"451 later", false}, now));
        const auto after = entry(claimed[0].id);
        EXPECT_EQ(after.last_error, "451 later");
        if (after.state == OutboxState::failed)
            break;
        EXPECT_TRUE(
            outbox.claim(1, after.next_attempt_at - std::chrono::milliseconds(1), lease)->empty());
        minutes.push_back((after.next_attempt_at - now) / std::chrono::minutes(1));
        now = after.next_attempt_at;
    }
    ASSERT_EQ(minutes.size(), outbox_attempts_max - 1);
    minutes.resize(10);
    EXPECT_EQ(minutes, (std::vector<std::int64_t>{1, 2, 4, 8, 16, 32, 64, 128, 240, 240}));
    ASSERT_TRUE(outbox.set_aside(1, Actor{7, "berta"}, now));
    EXPECT_EQ(store_->inbox().counts({})->replies_failed, 0u);
}

TEST_F(OutboxTest, APermanentFailureIsGivenUpAtOnce)
{
    filed(1, {}, {}, {reply("k1")});
    auto& outbox = store_->outbox();
    const auto claimed = *outbox.claim(1, at(10), lease);
    EXPECT_EQ(outbox.send_again(claimed[0].id, Actor{}, at(10)).error().code, ErrorCode::conflict);
    ASSERT_TRUE(outbox.failed(claimed[0].id, {"550 no such user", true}, at(10)));
    EXPECT_EQ(outbox.list(OutboxState::failed, 5)->size(), 1u);
    EXPECT_TRUE(outbox.list(OutboxState::sent, 5)->empty());
}

TEST_F(OutboxTest, LastReplyToASender)
{
    const auto id = filed(1, {}, {}, {reply("k1")});
    ASSERT_TRUE(store_->inbox().apply(id, {reply("k2")}, Actor{}, at(70)));
    auto& outbox = store_->outbox();
    EXPECT_EQ(*outbox.last_reply("anna@adler.EXAMPLE", "documents"), at(70));
    EXPECT_FALSE(outbox.last_reply("anna@adler.example", "acknowledgement")->has_value());
    EXPECT_FALSE(outbox.last_reply("ben@adler.example", "documents")->has_value());
}

} // namespace
} // namespace mailroom
