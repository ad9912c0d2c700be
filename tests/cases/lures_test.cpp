// Mail of strangers whom nothing in the header gives away, in tests/cases/lures: lures.txt, all of
// which is phishing, and honest.txt, which only sounds like it.

#include "tests/cases/explained_mail.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

class Lures : public ::testing::TestWithParam<const char*> {};

TEST_P(Lures, AreToldFromNotices)
{
    const auto source = std::string(MAILROOM_SOURCE_DIR) + "/tests/cases/";
    const auto cases = test::read_mail_cases(source + "lures/" + GetParam() + ".txt");
    ASSERT_GT(cases.size(), 15u);
    const bool lure = std::string_view(GetParam()) == "lures";
    const auto explanations = test::explained(
        cases,
        "--company " + source + "release/company.json --ledger " + source + "release/ledger");
    for (std::size_t i = 0; i < cases.size(); ++i)
        EXPECT_EQ(explanations[i]["threat"].text_or("none"), lure ? "phishing" : "none")
            << cases[i].name << ": " << explanations[i]["threat_why"].text_or("");
}

INSTANTIATE_TEST_SUITE_P(All, Lures, ::testing::Values("lures", "honest"));

} // namespace
} // namespace mailroom
