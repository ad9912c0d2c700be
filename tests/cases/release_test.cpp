// Mail that asks for documents, in tests/cases/release beside the books of a company with a group
// of companies among its customers: attacks.txt, of which nothing may leave by itself, and
// honest.txt, all of which is answered.

#include "tests/cases/explained_mail.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

const auto folder = std::string(MAILROOM_SOURCE_DIR) + "/tests/cases/release/";

bool releases(const Json& explained)
{
    const auto* release = explained["release_documents"].boolean();
    return release != nullptr && *release;
}

std::vector<Json> explained_with_books(const std::vector<test::MailCase>& cases)
{
    return test::explained(
        cases, "--company " + folder + "company.json --ledger " + folder + "ledger");
}

TEST(ReleaseCases, NothingGoesToWhoMayNotHaveIt)
{
    const auto cases = test::read_mail_cases(folder + "attacks.txt");
    ASSERT_GT(cases.size(), 50u);
    const auto explanations = explained_with_books(cases);
    for (std::size_t i = 0; i < cases.size(); ++i)
        EXPECT_FALSE(releases(explanations[i])) << cases[i].name;
}

TEST(ReleaseCases, WhoMayHaveItIsAnswered)
{
    const auto cases = test::read_mail_cases(folder + "honest.txt");
    ASSERT_GT(cases.size(), 10u);
    const auto explanations = explained_with_books(cases);
    for (std::size_t i = 0; i < cases.size(); ++i)
        EXPECT_TRUE(releases(explanations[i]))
            << cases[i].name << ": "
            << ::testing::PrintToString(explanations[i]["threat_why"].text_or(""));
}

TEST(ReleaseCases, ThePartyIsRightOrUnknown)
{
    const auto cases = test::read_mail_cases(folder + "parties.txt");
    ASSERT_GT(cases.size(), 15u);
    const auto explanations = explained_with_books(cases);
    for (std::size_t i = 0; i < cases.size(); ++i)
        EXPECT_EQ(explanations[i]["party_id"].text_or(""), cases[i].expected.front())
            << cases[i].name << ": " << explanations[i]["party_why"].text_or("");
}

} // namespace
} // namespace mailroom
