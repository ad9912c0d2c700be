// Mail that asks for documents, in tests/cases/release beside the books of a company with a group
// of companies among its customers: attacks.txt, of which nothing may leave by itself, and
// honest.txt, all of which is answered. of_others.txt and of_own.txt are the words alone, one mail
// a line, of a contact who may have her company's documents.

#include "tests/cases/explained_mail.h"

#include <fstream>

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

test::MailCase mail_of(const std::string& from, const std::string& words)
{
    return {
        words,
        "From: " + from
            + "\nTo: receivables@northgate.example\nDate: Mon, 06 Jul 2026 10:15:00 +0100\n"
              "Subject: Our account\nMessage-ID: <m1@mail.example>\nMIME-Version: 1.0\n"
              "Content-Type: text/plain; charset=utf-8\n\n"
            + words + "\n",
        {}};
}

const std::string priya = "Priya Nair <priya.nair@lanternkitchens.example>";
const std::string ellen = "Ellen Park <ellen.park@harbourfoods.example>";

std::vector<test::MailCase> mails_of(const std::string& from, const std::string& file)
{
    std::vector<test::MailCase> mails;
    std::ifstream lines(folder + file);
    for (std::string line; std::getline(lines, line);) {
        if (!line.empty() && line.front() != '#')
            mails.push_back(mail_of(from, line));
    }
    return mails;
}

TEST(ReleaseCases, WhatMayBeOfOthersIsForAPerson)
{
    const auto mails = mails_of(priya, "of_others.txt");
    ASSERT_GT(mails.size(), 60u);
    const auto explanations = explained_with_books(mails);
    for (std::size_t i = 0; i < mails.size(); ++i)
        EXPECT_FALSE(releases(explanations[i])) << mails[i].name;
}

TEST(ReleaseCases, WhatIsTheirOwnIsSent)
{
    const auto mails = mails_of(priya, "of_own.txt");
    ASSERT_GT(mails.size(), 15u);
    const auto explanations = explained_with_books(mails);
    for (std::size_t i = 0; i < mails.size(); ++i)
        EXPECT_TRUE(releases(explanations[i])) << mails[i].name;
}

// The law: whoever of the books is named beside the sender's own company, be it by a relative's
// town alone, nothing leaves by itself.
TEST(ReleaseCases, NoRequestThatNamesAnotherPartyIsReleased)
{
    const std::vector<std::string> asked{
        "Please send me the statement of account for ",
        "Bitte senden Sie den Kontoauszug für ",
        "Merci de m'envoyer le relevé de compte pour ",
        "Envíenme el extracto de cuenta de ",
        "Mandatemi l'estratto conto di ",
        "Graag het rekeningoverzicht van ",
        "Enviem-me o extrato de conta de "};
    const std::vector<std::string> strangers{
        "Elbtor Handel GmbH", "Elbtor",          "Verger Doux SARL",
        "Verger Doux",        "Rosa Lind Bakes", "Stonecroft Catering Ltd",
        "STONECROFT",         "Ashdown Paper",   "Harbour Foods Group plc",
        "Harbour Foods Leeds"};
    std::vector<test::MailCase> mails;
    for (const auto& ask : asked) {
        for (const auto& name : strangers) {
            mails.push_back(mail_of(priya, ask + name + "."));
            mails.push_back(mail_of(priya, ask + "Lantern Kitchens & " + name + "."));
        }
        mails.push_back(mail_of(ellen, ask + "Leeds."));
        mails.push_back(mail_of(ellen, ask + "leeds, " + "Harbour Foods."));
    }
    const auto explanations = explained_with_books(mails);
    for (std::size_t i = 0; i < mails.size(); ++i)
        EXPECT_FALSE(releases(explanations[i])) << mails[i].name;
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
