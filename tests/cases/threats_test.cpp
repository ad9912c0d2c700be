// What strangers and swindlers write to a firm with vendors in seven countries, and what honest
// people write that sounds like it, in tests/cases/threats: each message with the threat that it
// is. The rules were made beside fraud.txt and honest.txt, all of which must be told; of
// fresh_*.txt, which were written before and never looked at, and later_*.txt, which were written
// in another manner when all was done, a share.

#include "tests/cases/explained_mail.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

struct CaseFile {
    const char* name;
    double share_min; // Of its messages so many are judged right.
};

class Threats : public ::testing::TestWithParam<CaseFile> {};

TEST_P(Threats, AreToldWithTheirKind)
{
    const auto folder = std::string(MAILROOM_SOURCE_DIR) + "/tests/cases/threats/";
    const auto cases = test::read_mail_cases(folder + GetParam().name);
    ASSERT_GT(cases.size(), 10u);
    const auto explanations = test::explained(
        cases, "--company " + folder + "company.json --ledger " + folder + "ledger");
    std::size_t right = 0;
    std::string wrong;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const auto& told = explanations[i];
        const std::string threat(told["threat"].text_or("none"));
        const bool is_right = threat == cases[i].expected.front();
        right += is_right ? 1 : 0;
        if (!is_right)
            wrong += cases[i].name + ": " + threat + ", "
                + std::string(told["threat_why"].text_or("")) + '\n';
        if (cases[i].expected.front() == "bank_detail_fraud") {
            EXPECT_NE(threat, "none") << cases[i].name;
        }
        EXPECT_EQ(threat == "none", told["threat_why"].text_or("").empty()) << cases[i].name;
    }
    EXPECT_GE(static_cast<double>(right), GetParam().share_min * static_cast<double>(cases.size()))
        << wrong;
}

INSTANTIATE_TEST_SUITE_P(
    All,
    Threats,
    ::testing::Values(
        CaseFile{"fraud.txt", 1},
        CaseFile{"honest.txt", 1},
        CaseFile{"fresh_fraud.txt", 0.9},
        CaseFile{"fresh_honest.txt", 0.9},
        CaseFile{"later_fraud.txt", 0.9},
        CaseFile{"later_honest.txt", 0.9}));

} // namespace
} // namespace mailroom
