#include "core/events.h"
#include "tests/unit/store/store_fixture.h"

namespace mailroom {
namespace {

// Message `number` of Anna's, of its own second.
Reading mail(int number, std::string subject, std::vector<std::string> in_reply_to = {})
{
    auto reading = reading_of(number);
    reading.message.subject = std::move(subject);
    reading.message.in_reply_to = std::move(in_reply_to);
    reading.message.to = {{"", "ar@ours.example"}};
    reading.message.date = DateTime{at(number), 0};
    return reading;
}

class ConversationsTest : public StoreTest {
protected:
    MessageId put(int number, const Reading& reading, std::string party_id = {})
    {
        const auto id = receive(mail_text(number), "d", number).message;
        Understanding understanding;
        understanding.party_id = std::move(party_id);
        file(id, reading, understanding);
        return id;
    }

    ConversationId conversation_of(MessageId id)
    {
        return store_->inbox().item(id)->row.conversation;
    }
};

TEST_F(ConversationsTest, AnAnswerWithoutReferencesIsKnownBySubjectAndWriter)
{
    const auto question = put(1, mail(1, "Missing pallets in August"));
    const auto answer = put(2, mail(2, "AW: Missing pallets in August"));
    EXPECT_EQ(conversation_of(answer), conversation_of(question));
    auto stranger = mail(3, "Re: Missing pallets in August");
    stranger.message.from = {{"Eve", "eve@elsewhere.example"}};
    EXPECT_NE(conversation_of(put(3, stranger)), conversation_of(question));
    EXPECT_NE(
        conversation_of(put(4, mail(4, "Missing pallets in August"))), conversation_of(question))
        << "the same words again are no answer";
    EXPECT_NE(conversation_of(put(5, mail(5, "Re: Hi"))), conversation_of(question));
}

TEST_F(ConversationsTest, AChangedSubjectBeginsAnotherOne)
{
    const auto old = put(1, mail(1, "Missing pallets in August"));
    const auto fresh = put(2, mail(2, "Our new bank account", {"m1@adler.example"}));
    EXPECT_NE(conversation_of(fresh), conversation_of(old));
    EXPECT_EQ(store_->inbox().item(fresh)->linked, std::vector{conversation_of(old)});
    EXPECT_EQ(store_->inbox().item(old)->linked, std::vector{conversation_of(fresh)});
    const auto longer =
        put(3, mail(3, "Re: Missing pallets in August [case 7]", {"m1@adler.example"}));
    EXPECT_EQ(conversation_of(longer), conversation_of(old));
    auto automatic = mail(4, "I am away", {"m1@adler.example"});
    automatic.message.auto_kind = AutoKind::auto_reply;
    EXPECT_EQ(conversation_of(put(4, automatic)), conversation_of(old));
}

TEST_F(ConversationsTest, OurReplyIsKnownByItsTokenAlone)
{
    ReplyQueued reply;
    reply.mail.key = "reply:1:documents";
    const auto question = filed(1, {}, {}, {Event{reply, "documents.release", "asked", {}}});
    const auto sent = store_->outbox().claim(1, at(10), lease);
    ASSERT_TRUE(sent);
    ASSERT_EQ(sent->size(), 1u);
    const auto token = sent->front().mail.reply_token;
    EXPECT_EQ(token.size(), 32u);
    const auto by_id =
        put(2, mail(2, "thanks", {std::string(reply_token_prefix) + token + "@ours.example"}));
    EXPECT_EQ(conversation_of(by_id), conversation_of(question));
    auto by_field = mail(3, "thanks again");
    by_field.message.fields.push_back({std::string(conversation_field), token});
    EXPECT_EQ(conversation_of(put(3, by_field)), conversation_of(question));
    auto by_address = mail(5, "thanks for all");
    by_address.message.to = {{"", "AR+Mailroom." + token + "@ours.example"}};
    EXPECT_EQ(conversation_of(put(5, by_address)), conversation_of(question));
    auto guessed = mail(4, "thanks too", {"mailroom.0123456789abcdef@ours.example"});
    guessed.message.fields.push_back({std::string(conversation_field), ""});
    EXPECT_NE(conversation_of(put(4, guessed)), conversation_of(question));
}

TEST_F(ConversationsTest, APartyIsKnownByItsThread)
{
    put(1, mail(1, "Missing pallets in August"), "C1");
    put(2, mail(2, "Re: Missing pallets in August", {"m1@adler.example"}), "C2");
    const auto answer = mail(3, "Re: Missing pallets in August", {"m1@adler.example"});
    const auto parties = store_->reading_queue().thread_party_ids(answer.message);
    ASSERT_TRUE(parties);
    EXPECT_EQ(*parties, (std::vector<std::string>{"C2", "C1"}));
    const auto none = store_->reading_queue().thread_party_ids(mail(4, "Other").message);
    ASSERT_TRUE(none);
    EXPECT_TRUE(none->empty());
}

} // namespace
} // namespace mailroom
