#include "classifiers/text/addresses.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

using Found = std::vector<std::string_view>;

TEST(Addresses, AreRunsWithoutBlanks)
{
    EXPECT_EQ(
        addresses_in("Ask <Ida@quayside.example>, or write to ben.roe@quayside.example."),
        (Found{"Ida@quayside.example", "ben.roe@quayside.example"}));
    EXPECT_EQ(addresses_in("Only @quayside.example!"), (Found{"@quayside.example"}));
    EXPECT_EQ(addresses_in("3 boxes @ 4.50 each, handle @depot"), Found());
    EXPECT_EQ(addresses_in("a@b@quayside.example"), (Found{"a@b@quayside.example"}));
    EXPECT_EQ(addresses_in(""), Found());
}

TEST(Addresses, OfALongRunAreFoundInNoTime)
{
    EXPECT_EQ(addresses_in(std::string(1'000'000, '@')), Found());
}

} // namespace
} // namespace mailroom
