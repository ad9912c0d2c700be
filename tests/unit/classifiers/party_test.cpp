#include "classifiers/sender/party.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

Books books()
{
    Company company;
    company.name = "Ours Trading Ltd";
    company.domain = "ours.test";
    company.payable_address = "ap@ours.test";
    company.receivable_address = "ar@ours.test";
    OpenItem item;
    item.party_id = "C2";
    item.number = "INV-30511";
    PurchaseOrderLine line;
    line.po_number = "PO-7100";
    line.party_id = "V1";
    return {
        company,
        {{.party_id = "C1", .name = "Copper Pan GmbH", .tax_id = "DE811223344"},
         {.party_id = "C2", .name = "Blue Door Ltd", .iban = "GB00BLUE0001"},
         {.party_id = "V1", .name = "Mill & Field SARL", .role = PartyRole::vendor}},
        {{"C1", "Ada", "ada@copperpan.test", true},
         {"C2", "Bea", "bea@gmail.com", true},
         {"V1", "Cy", "cy@millfield.test", false}},
        {item},
        {line},
        {}};
}

Reading from(const std::string& addr_spec, const std::string& text = {})
{
    Reading reading;
    reading.message.from.push_back({"", addr_spec});
    reading.message.text = reading.message.latest_text = text;
    return reading;
}

std::string party_of(const Reading& reading)
{
    return find_party(reading, books()).party_id;
}

TEST(Party, BySigns)
{
    EXPECT_EQ(party_of(from("ADA@copperpan.test")), "C1");
    EXPECT_EQ(party_of(from("new.person@copperpan.test")), "C1");
    EXPECT_EQ(party_of(from("other@gmail.com")), "") << "a mail provider's domain says nothing";
    EXPECT_EQ(party_of(from("x@y.test", "our VAT is DE 811 223 344")), "C1");
    EXPECT_EQ(party_of(from("x@y.test", "about invoice INV-30511")), "C2");
    EXPECT_EQ(party_of(from("x@y.test", "delivery for PO-7100")), "V1");
    EXPECT_EQ(party_of(from("x@y.test", "Greetings\nMill & Field S.A.R.L.")), "V1");
    EXPECT_EQ(party_of(from("x@y.test", "hello")), "");
}

TEST(Party, StrongSignsBeatWeakOnes)
{
    EXPECT_EQ(party_of(from("ada@copperpan.test", "you sent us INV-30511 by mistake")), "C1");
}

TEST(Party, OfTheInnerSenderWhereAColleagueForwards)
{
    auto reading = from("boss@ours.test", "please handle");
    QuotedMessage inner;
    inner.from = Mailbox{"", "cy@millfield.test"};
    inner.forwarded = true;
    reading.message.quoted.push_back(inner);
    EXPECT_EQ(party_of(reading), "V1");
}

TEST(Party, OfABouncesRecipient)
{
    auto reading = from("mailer-daemon@ours.test");
    reading.message.bounces.push_back({"bea@gmail.com", "failed", "5.1.1", "userunknown", ""});
    EXPECT_EQ(party_of(reading), "C2");
}

TEST(Party, TheThreadHelpsWhereNothingElseDoes)
{
    const std::vector<std::string> thread{"C1"};
    EXPECT_EQ(find_party(from("x@y.test"), books(), thread).party_id, "C1");
    EXPECT_EQ(find_party(from("cy@millfield.test"), books(), thread).party_id, "V1");
}

TEST(Party, OfTheRelativeWhoseBillsAreWrittenAbout)
{
    OpenItem of_site, of_group;
    of_site.party_id = "S1";
    of_site.number = "INV-70811";
    of_group.party_id = "G1";
    of_group.number = "INV-70930";
    const Books group{
        {.name = "Ours Trading Ltd", .domain = "ours.test"},
        {{.party_id = "G1", .name = "Larch Hotels plc"},
         {.party_id = "S1", .name = "Larch Hotel Poole Ltd"}},
        {{"G1", "Una", "una@larch.test", true}, {"S1", "Desk", "poole@larch.test", false}},
        {of_site, of_group},
        {},
        {}};
    const auto found = [&](const Reading& reading) { return find_party(reading, group).party_id; };
    EXPECT_EQ(found(from("una@larch.test", "INV-70811 came twice")), "S1");
    EXPECT_EQ(found(from("una@larch.test", "70811 came twice")), "S1");
    EXPECT_EQ(found(from("una@larch.test", "INV-70811 and INV-70930 came twice")), "G1");
    EXPECT_EQ(found(from("una@larch.test", "how are you")), "G1");
    auto advice = from("una@larch.test", "we paid INV-70811");
    advice.documents.emplace_back();
    advice.documents.back().type = DocumentType::remittance_advice;
    EXPECT_EQ(found(advice), "G1") << "who pays is meant";
}

TEST(Party, SideFollowsTheRoleThenTheMailbox)
{
    Understanding understanding;
    auto reading = from("x@y.test");
    reading.message.to.push_back({"", "AP@ours.test"});
    EXPECT_EQ(side_of(reading, books(), understanding), Side::payable);
    understanding.party_id = "C1";
    EXPECT_EQ(side_of(reading, books(), understanding), Side::receivable);
    understanding.threat = Threat::spam;
    EXPECT_EQ(side_of(reading, books(), understanding), Side::none);
}

} // namespace
} // namespace mailroom
