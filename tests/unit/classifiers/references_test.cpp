// Numbers of a text as the books know them.

#include "classifiers/text/prose.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(References, ADeliveryStandsForTheInvoiceThatBillsIt)
{
    OpenItem item;
    item.party_id = "K1";
    item.number = "66120";
    item.delivery_note = "DN58812";
    auto other = item;
    other.number = "66135";
    other.delivery_note = "DN58840";
    const Books ledger{{}, {}, {}, {item, other}, {}, {}};
    const auto named_in = [&](const char* text, const char* party_id) {
        const auto words = read_prose("", text, *parse_date("2026-05-06"), ledger, party_id);
        std::string found;
        for (const auto& reference : words.references)
            found += reference.number + (reference.known ? ";" : "?;");
        return found;
    };
    EXPECT_EQ(named_in("Ten cases of DN58812 are crushed.", "K1"), "66120;");
    EXPECT_EQ(named_in("Von Lieferschein 58840 fehlt die H\u00E4lfte.", "K1"), "66135;");
    EXPECT_EQ(named_in("Ten cases of DN58812 are crushed.", "K2"), "DN58812?;");
}

} // namespace
} // namespace mailroom
