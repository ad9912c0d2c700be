// Numbers of a text as the books know them.

#include "classifiers/text/prose.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

// What K1 names, each number with ";" behind it.
std::string numbers_in(const char* text, const Books& ledger)
{
    std::string found;
    for (const auto& one : read_prose("", text, *parse_date("2026-05-06"), ledger, "K1").references)
        found += one.number + ";";
    return found;
}

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

TEST(References, ARangeHoldsWhatTheBooksHaveBetweenItsEnds)
{
    std::vector<OpenItem> items;
    for (const auto* number : {"KN-66120", "KN-66121", "KN-66123", "KN-66135"}) {
        items.emplace_back().party_id = "K1";
        items.back().number = number;
    }
    items.emplace_back().party_id = "K2";
    items.back().number = "KN-66122";
    const Books ledger{{}, {}, {}, items, {}, {}};
    const auto named_in = [&](const char* text) { return numbers_in(text, ledger); };
    constexpr auto range = "KN-66120;KN-66121;KN-66123;";
    EXPECT_EQ(named_in("Please resend KN-66120 to KN-66123."), range);
    EXPECT_EQ(named_in("Bitte KN-66120 bis KN-66123 senden."), range);
    EXPECT_EQ(named_in("Les factures 66120 \u00E0 66123."), range);
    EXPECT_EQ(named_in("De la KN-66120 a la KN-66123."), range);
    EXPECT_EQ(named_in("Dalla KN-66120 alla KN-66123."), range);
    EXPECT_EQ(named_in("KN-66120 t/m KN-66123 graag."), range);
    EXPECT_EQ(named_in("KN-66120-KN-66123"), range);
    EXPECT_EQ(named_in("KN-66120 and KN-66123 are late."), "KN-66120;KN-66123;");
    EXPECT_EQ(named_in("KN-66120, 21 and 35 please."), "KN-66120;KN-66121;KN-66135;");
    EXPECT_EQ(named_in("Of KN-66120 and 22 boxes nothing came."), "KN-66120;") << "not theirs";
}

TEST(References, ThreeDigitsNameADocumentWhereTheyCountNothing)
{
    std::vector<OpenItem> items;
    for (const auto* number : {"KN-66120", "KN-66135"}) {
        items.emplace_back().party_id = "K1";
        items.back().number = number;
    }
    const Books ledger{{}, {}, {}, items, {}, {}};
    const auto named_in = [&](const char* text) { return numbers_in(text, ledger); };
    EXPECT_EQ(named_in("I owe on 120 still. 135 will be June."), "KN-66120;KN-66135;");
    EXPECT_EQ(named_in("The cheque was for 135."), "KN-66135;");
    EXPECT_EQ(named_in("We lost the bill (120). Another, please."), "KN-66120;");
    EXPECT_EQ(named_in("Ho versato la meta sulla 135."), "KN-66135;");
    EXPECT_EQ(named_in("We ordered for 120 guests."), "");
    EXPECT_EQ(named_in("Call us on (120) 555 7788."), "");
    EXPECT_EQ(named_in("135 chairs came."), "");
}

} // namespace
} // namespace mailroom
