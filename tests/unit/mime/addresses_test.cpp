#include "parsers/mime/addresses.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

struct Case {
    std::string_view field;
    std::vector<Mailbox> mailboxes;
};

class Addresses : public testing::TestWithParam<Case> {};

TEST_P(Addresses, AreRead)
{
    Defects defects;
    const auto read = parse_addresses(GetParam().field, Limits{}, defects);
    ASSERT_EQ(read.size(), GetParam().mailboxes.size());
    for (std::size_t i = 0; i < read.size(); ++i) {
        EXPECT_EQ(read[i].display_name, GetParam().mailboxes[i].display_name);
        EXPECT_EQ(read[i].addr_spec, GetParam().mailboxes[i].addr_spec);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Rfc5322,
    Addresses,
    testing::Values(
        Case{"a@b.example", {{"", "a@b.example"}}},
        Case{"<a@b.example>", {{"", "a@b.example"}}},
        Case{"A. B. Cook <a@b.example>", {{"A. B. Cook", "a@b.example"}}},
        Case{"\"Cook, A\" <a@b.example>", {{"Cook, A", "a@b.example"}}},
        Case{"\"A \\\"B\\\" C\" <a@b.example>", {{"A \"B\" C", "a@b.example"}}},
        Case{"a@b.example (Ann Bo)", {{"Ann Bo", "a@b.example"}}},
        Case{"a @ b . example", {{"", "a@b.example"}}},
        Case{"Undisclosed recipients:;", {}},
        Case{"", {}},
        Case{"G: a@b.example, c@d.example;", {{"", "a@b.example"}, {"", "c@d.example"}}}));

INSTANTIATE_TEST_SUITE_P(
    AsFound,
    Addresses,
    testing::Values(
        Case{"=?utf-8?Q?M=C3=BCller=2C_Jo?= <m@b.example>", {{"Müller, Jo", "m@b.example"}}},
        Case{"=?utf-8?Q?Doe,_Jo?= <m@b.example>", {{"Doe, Jo", "m@b.example"}}},
        Case{"\"=?utf-8?Q?M=C3=BCller?=\" <m@b.example>", {{"Müller", "m@b.example"}}},
        Case{"=?utf-8?Q?Jo_=3Cm=40b.example=3E?=", {{"Jo", "m@b.example"}}},
        Case{"a@b.example; c@d.example", {{"", "a@b.example"}, {"", "c@d.example"}}},
        Case{"Jo Doe m@b.example", {{"Jo Doe", "m@b.example"}}},
        Case{"jo@x.example <m@b.example>", {{"jo@x.example", "m@b.example"}}},
        Case{"Jo <m@b.example, Al <al@b.example>", {{"Jo", "m@b.example"}, {"Al", "al@b.example"}}},
        Case{"postmaster", {{"", "postmaster"}}}));

TEST(MessageIds, AreReadWithoutBrackets)
{
    EXPECT_EQ(
        parse_message_ids("<a@b> (comment) <c@d>", Limits{}),
        (std::vector<std::string>{"a@b", "c@d"}));
    EXPECT_EQ(parse_message_ids("bare@id", Limits{}), (std::vector<std::string>{"bare@id"}));
    EXPECT_TRUE(parse_message_ids("Your message of Monday", Limits{}).empty());
}

} // namespace
} // namespace mailroom
