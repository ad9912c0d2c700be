#include "classifiers/sender/accounts.h"
#include "classifiers/sender/imitated_names.h"
#include "tests/unit/classifiers_model/mail_support.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

using namespace std::string_literals;

struct NameCase {
    std::string_view display_name, addr_spec, imitated;
};

TEST(ImitatedNames, AreOfFirmsThatDoNotWriteFromThere)
{
    for (const auto& [display_name, addr_spec, imitated] : {
             NameCase{"DocuSign", "dse@docusign-envelopes.test", "docusign"},
             NameCase{"Files", "no-reply@sharepoint-box.test", "sharepoint"},
             NameCase{"La Poste", "suivi@colis-frais.test", "la poste"},
             NameCase{"DocuSign", "dse@eu.docusign.example", ""},
             NameCase{"Adobe Acrobat Sign", "echosign@adobesign.example", ""},
             NameCase{"Upstairs Lighting", "info@upstairs.test", ""},
             NameCase{"", "a@b.test", ""},
         })
        EXPECT_EQ(imitated_name({std::string(display_name), std::string(addr_spec)}), imitated)
            << addr_spec;
}

TEST(LureHosts, AreOfSeveralWords)
{
    EXPECT_TRUE(is_named_like_a_lure("secure-mailbox.test"));
    EXPECT_TRUE(is_named_like_a_lure("www.parcel-fee.test"));
    EXPECT_FALSE(is_named_like_a_lure("portal.example"));
    EXPECT_FALSE(is_named_like_a_lure("miller-sons.example"));
}

TEST(Accounts, AreNamedInText)
{
    const auto books = test::small_books();
    const auto named = [&](std::string_view text) { return accounts_named(text, books, ""); };
    EXPECT_EQ(named("pay to DE89 3704 0044 0532 0130 00 today").size(), 1U);
    EXPECT_EQ(named("IBAN: DE00370400440532013000").size(), 1U); // Mistyped, and called one.
    EXPECT_TRUE(named("order DE00370400440532013000").empty());
    EXPECT_TRUE(named("our VAT number is DE123456789").empty());
    EXPECT_TRUE(named("").empty());
}

TEST(Accounts, WithoutIbanAreNamedByTheCodesOfTheirBanks)
{
    const auto books = test::small_books();
    const auto named = [&](std::string_view text) { return accounts_named(text, books, ""); };
    EXPECT_EQ(named("Elm Savings, Routing: 099944410, acct 771"), std::vector{"099944410"s});
    EXPECT_EQ(named("Sort Code 20-99-14 account 55120844"), std::vector{"20-99-14"s});
    EXPECT_EQ(named("BLZ 100 999 00, BLZ 100 999 00"), std::vector{"100 999 00"s});
    EXPECT_TRUE(named("your routing 12 of line 4711").empty());
    EXPECT_TRUE(named("ABA members, call 0999444100").empty());
    EXPECT_TRUE(named("routing").empty());
}

} // namespace
} // namespace mailroom
