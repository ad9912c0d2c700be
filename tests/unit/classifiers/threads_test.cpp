#include "classifiers/sender/threads.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

Message mail(std::string id, std::string subject, std::string from, int day)
{
    Message message;
    message.message_id = std::move(id);
    message.subject = std::move(subject);
    message.from = {{"", std::move(from)}};
    message.to = {{"", "ar@ours.test"}};
    message.date = DateTime{std::chrono::sys_days{std::chrono::year(2026) / 9 / day}, 0};
    return message;
}

class ThreadsTest : public testing::Test {
protected:
    ThreadsTest()
    {
        threads_.add(mail("a@x", "Missing pallets", "ann@c.test", 1), 0);
        threads_.add(mail("b@x", "Statement please", "bob@d.test", 2), 1);
        threads_.add(mail("c@x", "RE: Missing pallets", "ann@c.test", 3), 2);
    }

    std::optional<std::size_t> answered(Message message) { return threads_.answered_by(message); }

    Threads threads_;
};

TEST_F(ThreadsTest, ByTheNearestReference)
{
    auto answer = mail("z@x", "anything", "eve@e.test", 9);
    answer.references = {"a@x", "unknown@x", "b@x"};
    EXPECT_EQ(answered(answer), 1u);
    answer.in_reply_to = {"a@x"};
    EXPECT_EQ(answered(answer), 0u);
    answer.in_reply_to = {"z@x"};
    EXPECT_EQ(answered(answer), 1u) << "nothing answers itself";
}

TEST_F(ThreadsTest, ByTheSubjectOfWhoTookPart)
{
    EXPECT_EQ(answered(mail("z@x", "AW: [Extern] Missing pallets", "Ann@c.test", 9)), 2u);
    EXPECT_EQ(answered(mail("z@x", "Re: Missing pallets", "eve@e.test", 9)), std::nullopt);
    EXPECT_EQ(answered(mail("z@x", "Missing pallets", "ann@c.test", 9)), std::nullopt);
    EXPECT_EQ(answered(mail("z@x", "Fwd: Missing pallets", "ann@c.test", 9)), std::nullopt);
}

} // namespace
} // namespace mailroom
