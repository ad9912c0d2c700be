#include "api/reply.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

const Company company{
    .name = "Larkfield",
    .receivable_address = "ar@larkfield.example",
    .payable_address = "ap@larkfield.example"};

Message sample_message()
{
    Message message;
    message.message_id = "3@a.example";
    message.references = {"1@a.example", "2@b.example"};
    message.subject = "Invoice 7";
    message.from = {{"Ann", "ann@a.example"}};
    return message;
}

TEST(Reply, StaysInTheThread)
{
    const auto reply = reply_to(5, sample_message(), Side::receivable, company, {"k", "Yes.", {}});
    ASSERT_TRUE(reply) << reply.error().what;
    EXPECT_EQ(reply->mail.key, "reply:5:person:k");
    EXPECT_EQ(reply->mail.subject, "Re: Invoice 7");
    EXPECT_EQ(reply->mail.in_reply_to, (std::vector<std::string>{"3@a.example"}));
    EXPECT_EQ(
        reply->mail.references,
        (std::vector<std::string>{"1@a.example", "2@b.example", "3@a.example"}));
    EXPECT_EQ(reply->mail.from.addr_spec, "ar@larkfield.example");
    EXPECT_EQ(reply->mail.to.front().addr_spec, "ann@a.example");
    EXPECT_FALSE(reply->mail.automatic);
}

TEST(Reply, GoesToReplyToFromTheSidesOwnMailbox)
{
    auto message = sample_message();
    message.subject = "RE: Invoice 7";
    message.reply_to = {{"", "accounts@a.example"}};
    const auto reply = reply_to(5, message, Side::payable, company, {"k", "Yes.", {}});
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->sender, "accounts@a.example");
    EXPECT_EQ(reply->mail.from.addr_spec, "ap@larkfield.example");
    EXPECT_EQ(reply->mail.subject, "RE: Invoice 7");
}

TEST(Reply, LongThreadsKeepTheirFirstAndNewest)
{
    auto message = sample_message();
    message.references.clear();
    for (int i = 0; i < 200; ++i)
        message.references.push_back(std::to_string(i) + "@a.example");
    const auto reply = reply_to(5, message, Side::none, company, {"k", "Yes.", {}});
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->mail.references.size(), 50u);
    EXPECT_EQ(reply->mail.references.front(), "0@a.example");
    EXPECT_EQ(reply->mail.references[1], "152@a.example");
    EXPECT_EQ(reply->mail.references.back(), "3@a.example");
}

TEST(Reply, IsRefusedWhereItCannotBe)
{
    EXPECT_FALSE(reply_to(5, {}, Side::none, company, {"k", "Yes.", {}}));
    EXPECT_FALSE(reply_to(5, sample_message(), Side::none, company, {"k", " \n", {}}));
    EXPECT_FALSE(reply_to(5, sample_message(), Side::none, {}, {"k", "Yes.", {}}));
}

} // namespace
} // namespace mailroom
