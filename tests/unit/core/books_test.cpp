#include "core/books.h"
#include "core/hmac.h"
#include "core/names.h"
#include "core/subject.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

std::vector<std::string> ids_named_in(const Books& books, std::string_view text)
{
    std::vector<std::string> ids;
    for (const auto* party : books.parties_named_in(text))
        ids.push_back(party->party_id);
    return ids;
}

using Ids = std::vector<std::string>;

TEST(Books, PartiesAreFoundByTheirNames)
{
    const Books books(
        {},
        {{.party_id = "1", .name = "Müller & Söhne GmbH & Co. KG"},
         {.party_id = "2", .name = "Green Leaf Foods Ltd"},
         {.party_id = "3", .name = "K & K Foods S.A.R.L."},
         {.party_id = "4", .name = "J. Smithson Ltd."},
         {.party_id = "5", .name = "Fa"}},
        {}, {}, {}, {});
    EXPECT_EQ(ids_named_in(books, "wir, die Mueller und Soehne, bitten"), Ids{"1"});
    EXPECT_EQ(ids_named_in(books, "regards,\nGREENLEAF FOODS"), Ids{"2"});
    EXPECT_EQ(ids_named_in(books, "for K&K Foods"), Ids{"3"});
    EXPECT_EQ(ids_named_in(books, "frozen foods for Fa"), Ids{});
    EXPECT_EQ(ids_named_in(books, "J Smithson and Green Leaf Foods"), (Ids{"2", "4"}));
    EXPECT_EQ(ids_named_in(books, "the Müllers and sons"), Ids{});

    const auto& names = books.party_names();
    EXPECT_EQ(names.with_word("foods"), (std::vector<std::size_t>{1, 2}));
    EXPECT_EQ(names.with_word("muller"), std::vector<std::size_t>{0});
    EXPECT_EQ(names.with_word("k"), std::vector<std::size_t>{2}); // Twice in one name.
    EXPECT_EQ(names.with_word("fa"), std::vector<std::size_t>{4});
    EXPECT_TRUE(names.with_word("ltd").empty());
}

TEST(Books, AnItemIsFoundByTheDeliveryThatItBills)
{
    const Books books(
        {}, {}, {},
        {{.party_id = "1", .number = "INV-1", .delivery_note = "DN-58812"},
         {.party_id = "2", .number = "INV-2", .delivery_note = "DN-58812"},
         {.party_id = "1", .number = "INV-3"}},
        {}, {});
    for (const auto* number : {"DN58812", "dn 58812", "58812"}) {
        const auto found = books.open_items_by_delivery_note("1", number);
        ASSERT_EQ(found.size(), 1u) << number;
        EXPECT_EQ(found[0]->number, "INV-1");
    }
    EXPECT_TRUE(books.open_items_by_delivery_note("1", "").empty());
    EXPECT_TRUE(books.open_items_by_delivery_note("3", "DN58812").empty());
}

TEST(Books, TheTailOfANumberMayStandBeforeItsBranchOrYear)
{
    const auto found = [](std::string number, std::string_view tail) {
        OpenItem item;
        item.party_id = "1";
        item.number = std::move(number);
        const Books books({}, {{.party_id = "1"}}, {}, {item}, {}, {});
        return !books.open_items_by_tail("1", tail).empty();
    };
    EXPECT_TRUE(found("LP70966-CA", "70966"));
    EXPECT_TRUE(found("LP70966CA", "0966"));
    EXPECT_TRUE(found("RE-4471/26", "4471"));
    EXPECT_TRUE(found("RE-4471/2026", "4471"));
    EXPECT_FALSE(found("RE-4471/20260", "4471"));
    EXPECT_TRUE(found("LP70966-CANADA", "0966"));
}

TEST(Books, NumbersAreFoundWholeAndByTheirTail)
{
    std::vector<OpenItem> items(3);
    items[0].party_id = items[1].party_id = "1";
    items[2].party_id = "2";
    items[0].number = "INV-20 4471";
    items[1].number = "INV-31 4471";
    items[2].number = "inv/204471";
    const Books books({}, {{.party_id = "1"}, {.party_id = "2"}}, {}, items, {}, {});
    EXPECT_EQ(books.open_items_by_number("Inv 204471").size(), 2u);
    EXPECT_EQ(books.open_items_by_tail("1", "4471").size(), 2u);
    EXPECT_EQ(books.open_items_by_tail("1", "04471").size(), 1u);
    EXPECT_TRUE(books.open_items_by_tail("1", "471").empty());
    EXPECT_TRUE(books.open_items_by_tail("3", "4471").empty());
    EXPECT_EQ(books.open_items_of("1").size(), 2u);
}

TEST(Books, NumbersAreFoundByTheirDigitsWithoutTheirLetters)
{
    const Books books(
        {}, {}, {},
        {{.party_id = "1", .number = "INV-704471"}, {.party_id = "2", .number = "RE26/1180"}}, {},
        {{.party_id = "1", .reference = "INV704471"}, {.party_id = "3", .reference = "SF 704471"}});
    using Numbers = std::vector<std::string>;
    EXPECT_EQ(books.numbers_by_digits("704471"), (Numbers{"INV-704471", "SF 704471"}));
    EXPECT_EQ(books.numbers_by_digits("261180"), Numbers{"RE26/1180"});
    EXPECT_TRUE(books.numbers_by_digits("04471").empty());
    EXPECT_TRUE(books.numbers_by_digits("1180").empty());
}

TEST(Books, AnItemIsFoundOnceWhereItsLastGroupsEndAlike)
{
    const Books books(
        {}, {{.party_id = "1"}}, {}, {{.party_id = "1", .number = "LP1111-1111"}}, {}, {});
    EXPECT_EQ(books.open_items_by_tail("1", "1111").size(), 1u);
}

TEST(Books, DomainsThatOneCouldBeTakenFor)
{
    const Books books(
        {}, {}, {{"1", "", "a@harbourfoods.test", false}, {"2", "", "b@x.test", false}}, {}, {},
        {});
    for (const char* like :
         {"harborfoods.test", "harbourf00ds.com", "harbour-foods.org", "mail.harbourfoods-pay.net"})
        EXPECT_EQ(books.contact_domains().like(like).size(), 1u) << like;
    EXPECT_TRUE(books.contact_domains().like("harvestgoods.test").empty());
}

TEST(Names, TellCompaniesApart)
{
    EXPECT_EQ(core_name("Miller & Sons Ltd."), "miller sons");
    EXPECT_EQ(core_name("Oberhausen Handels-GmbH"), "oberhausen handels");
    EXPECT_EQ(core_name("Bistro S. A. R. L."), "bistro");
    EXPECT_EQ(core_name("Kööpmann OÜ"), core_name("Koeoepmann OUe"));
}

TEST(Subject, WithoutMarks)
{
    EXPECT_EQ(base_subject("Re: AW: [EXTERNAL] RE[2]: Fw: Rechnung 4471"), "rechnung 4471");
    EXPECT_EQ(base_subject("Reference 4471: overdue"), "reference 4471: overdue");
    EXPECT_EQ(base_subject("Ref 4471: overdue"), "ref 4471: overdue");
    EXPECT_TRUE(is_answer_subject("[Ext] Antw: x"));
    EXPECT_TRUE(is_answer_subject("RÉP: x"));
    EXPECT_FALSE(is_answer_subject("Fwd: Re: x"));
    EXPECT_FALSE(is_answer_subject("Regarding: x"));
    EXPECT_TRUE(is_forward_subject("[Ext] WG: AW: x"));
    EXPECT_FALSE(is_forward_subject("Re: Fwd: x"));
    EXPECT_FALSE(is_forward_subject("x"));
}

TEST(Hmac, VectorsOfRfc4231)
{
    EXPECT_EQ(
        to_string(hmac_sha256("Jefe", "what do ya want for nothing?")),
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    EXPECT_EQ(
        to_string(hmac_sha256(
            std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First")),
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

} // namespace
} // namespace mailroom
