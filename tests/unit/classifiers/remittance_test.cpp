#include "classifiers/details/invoices.h"
#include "classifiers/details/master_data.h"
#include "classifiers/details/plan.h"
#include "classifiers/details/remittance.h"
#include "classifiers/matches.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

Decimal money(const char* text)
{
    return *parse_decimal(text);
}

OpenItem item(const char* number, const char* amount, const char* open)
{
    OpenItem made;
    made.party_id = "C1";
    made.number = number;
    made.amount = money(amount);
    made.open_amount = money(open);
    if (made.amount.is_negative())
        made.type = OpenItemType::credit_note;
    return made;
}

Books books()
{
    return {
        {.name = "Ours Ltd", .currency = "EUR"},
        {{.party_id = "C1", .name = "Copper Pan", .currency = "EUR"},
         {.party_id = "V1", .name = "Mill", .role = PartyRole::vendor}},
        {},
        {item("QX-26-07001", "500.00", "500.00"), item("QX-26-07002", "320.50", "320.50"),
         item("CR-26-0040", "-20.50", "-20.50"), item("QX-26-06000", "80.00", "0.00")},
        {{.po_number = "B-5501", .party_id = "V1"},
         {.po_number = "B-5502", .party_id = "V1"},
         {.po_number = "B-5503", .party_id = "V2"}},
        {}};
}

Prose prose(const char* text)
{
    return read_prose("", text, *parse_date("2026-05-06"), books(), "C1");
}

std::optional<Remittance> remittance(const char* text, const char* document = nullptr)
{
    Reading reading;
    if (document) {
        Document made;
        made.path = "2";
        made.text = document;
        reading.documents.push_back(made);
    }
    return find_remittance(reading, prose(text), books(), "C1");
}

TEST(Remittance, FromProse)
{
    const auto found = remittance("We paid 820.50 EUR for 07001 and 07002 yesterday by SEPA.");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->payment_amount, money("820.50"));
    EXPECT_EQ(found->payment_date, parse_date("2026-05-05"));
    EXPECT_EQ(found->payment_method, PaymentMethod::sepa);
    ASSERT_EQ(found->lines.size(), 2U);
    EXPECT_EQ(found->lines[0].document_number, "QX-26-07001");
    EXPECT_EQ(found->lines[1].net_amount, money("320.50"));
}

TEST(Remittance, PartsAddUpWhereNoSumIsTold)
{
    const auto found = remittance("We transferred 07001 (500.00) and 07002 (320.50) this morning.");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->payment_amount, money("820.50"));
}

TEST(Remittance, ADocumentIsNoReferenceOfThePayment)
{
    Reading reading;
    Document made;
    made.type = DocumentType::remittance_advice;
    made.fields.set({Term::payment_amount, money("500.00"), 1, {}});
    made.fields.set({Term::payment_reference, std::string("QX-26-07001"), 1, {}});
    reading.documents.push_back(made);
    const auto found =
        find_remittance(reading, prose("Paid by transfer, order EBK-55104."), books(), "C1");
    ASSERT_TRUE(found);
    EXPECT_NE(found->payment_reference, "QX-26-07001");
}

// A list without a total and without a day of its own, in a paper of the United States.
TEST(Remittance, ALineAloneIsThePaymentAndItsRowsTellTheDay)
{
    Reading reading;
    Document made;
    made.path = "2";
    made.type = DocumentType::remittance_advice;
    for (const auto& [number, net] :
         {std::pair{"QX-26-07001", "500.00"}, {"QX-26-07002", "320.50"}}) {
        auto& line = made.lines.emplace_back();
        line.set({.term = Term::document_number, .value = std::string(number), .confidence = 0.9});
        line.set({.term = Term::net_amount, .value = money(net), .confidence = 0.9});
        line.set({.term = Term::document_date, .value = *parse_date("2026-06-05")});
    }
    reading.documents.push_back(made);
    const auto found =
        find_remittance(reading, prose("See the list for our cheque 40881."), books(), "C1");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->payment_amount, money("820.50"));
    EXPECT_EQ(found->payment_date, parse_date("2026-05-06"));
    EXPECT_EQ(found->payment_reference, "40881");
}

TEST(Remittance, WhatAnAdviceSurelySaysIsNotRepaired)
{
    Document advice;
    advice.path = "2";
    advice.type = DocumentType::remittance_advice;
    advice.type_confidence = 0.9;
    advice.text = "Instructed 820.50, charges 18.00, credited 802.50. "
                  "QX-26-07001 500.00, QX-26-07002 320.50";
    for (const auto& [number, net] :
         {std::pair{"QX-26-07001", "500.00"}, {"QX-26-07002", "320.50"}}) {
        auto& line = advice.lines.emplace_back();
        line.set({.term = Term::document_number, .value = std::string(number), .confidence = 0.9});
        line.set({.term = Term::net_amount, .value = money(net), .confidence = 0.9});
    }
    const auto paid = [&](double confidence) {
        Reading reading;
        reading.documents = {advice};
        reading.documents[0].fields.set(
            {.term = Term::payment_amount, .value = money("802.50"), .confidence = confidence});
        return find_remittance(reading, prose("Attached."), books(), "C1")->payment_amount;
    };
    EXPECT_EQ(paid(0.9), money("802.50"));
    EXPECT_EQ(paid(0.5), money("820.50"));
}

TEST(Remittance, ARoundSumInWords)
{
    const auto part =
        remittance("lodged a thousand off QX-26-07001 today, that is all I have. you'll "
                   "get the other 320.50 on the 30th of this month");
    ASSERT_TRUE(part);
    EXPECT_EQ(part->payment_amount, money("1000.00"));
    EXPECT_EQ(part->payment_date, *parse_date("2026-05-06"));
    const auto german = remittance("Wir haben heute fünfhundert Euro auf QX-26-07001 überwiesen.");
    ASSERT_TRUE(german);
    EXPECT_EQ(german->payment_amount, money("500.00"));
    const auto thanks = remittance("Abbiamo pagato la fattura QX-26-07002, mille grazie.");
    ASSERT_TRUE(thanks);
    EXPECT_NE(thanks->payment_amount, money("1000.00"));
}

TEST(Remittance, APromiseIsNone)
{
    EXPECT_FALSE(remittance("We will pay 07001 next Friday, 500.00 EUR."));
    EXPECT_FALSE(remittance("Have you paid 07001?"));
}

TEST(Remittance, RowsOfAnyLayoutThatAddUp)
{
    const auto found = remittance(
        "See attached.",
        "Nr Gross Paid\n"
        "QX-26-07001 500.00 490.00\n"
        "QX-26-07002 320.50 320.50\n"
        "CR-26-0040 20.50 20.50\n"
        "Total 790.00\n");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->payment_amount, money("790.00"));
    ASSERT_EQ(found->lines.size(), 3U);
    EXPECT_EQ(found->lines[0].net_amount, money("490.00"));
    EXPECT_EQ(found->lines[2].net_amount, money("-20.50"));
}

TEST(Remittance, RowsWithTheNumberLast)
{
    const auto found = remittance(
        "See attached.",
        "Document amount  Paid  Document\n"
        "500.00  480.00  QX-26-07001\n"
        "320.50  320.50  QX-26-07002\n"
        "800.50\n");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->payment_amount, money("800.50"));
    EXPECT_EQ(found->lines.at(0).net_amount, money("480.00"));
}

TEST(Remittance, RowsThatDoNotAddUpAreNoPayment)
{
    EXPECT_FALSE(remittance("See attached.", "QX-26-07001 500.00\nQX-26-07002 320.50\nTotal 1.00"));
}

TEST(Matches, SayHowEachLineIsPaid)
{
    Remittance paid;
    for (const auto& [number, net] : std::vector<std::pair<const char*, const char*>>{
             {"QX-26-07001", "500.00"},
             {"07002", "300.50"},
             {"QX-26-06000", "80.00"},
             {"NO-SUCH-1", "5.00"}}) {
        RemittanceLine line;
        line.document_number = number;
        line.net_amount = money(net);
        paid.lines.push_back(line);
    }
    const auto matches = match_advice(paid, books(), "C1").matches;
    ASSERT_EQ(matches.size(), 4U);
    EXPECT_EQ(matches[0].how, "number");
    EXPECT_EQ(matches[0].remaining, money("0.00"));
    EXPECT_EQ(matches[1].how, "short");
    EXPECT_EQ(matches[1].open_item, "QX-26-07002");
    EXPECT_EQ(matches[1].remaining, money("20.00"));
    EXPECT_EQ(matches[2].how, "closed");
    EXPECT_EQ(matches[3].how, "unmatched");
}

TEST(Matches, ByAmountWhereNoNumberIsGiven)
{
    Remittance paid;
    paid.payment_amount = money("320.50");
    const auto matches = match_advice(paid, books(), "C1").matches;
    ASSERT_EQ(matches.size(), 1U);
    EXPECT_EQ(matches[0].how, "amount");
    EXPECT_EQ(matches[0].open_item, "QX-26-07002");
}

TEST(Invoices, OneOfOursIsNoVendorsInvoice)
{
    Reading reading;
    Document document;
    document.type = DocumentType::invoice;
    document.fields.set({Term::invoice_number, std::string("QX-26-07001"), 1, {}});
    reading.documents.push_back(document);
    EXPECT_TRUE(find_invoices(reading, books(), "C1").empty());
    reading.documents[0].fields.set({Term::invoice_number, std::string("M-77"), 1, {}});
    reading.documents[0].fields.set({Term::seller_name, std::string("Ours Ltd."), 1, {}});
    EXPECT_TRUE(find_invoices(reading, books(), "C1").empty());
    const auto from_vendor = find_invoices(reading, books(), "V1");
    ASSERT_EQ(from_vendor.size(), 1U);
    EXPECT_EQ(from_vendor[0].seller_name, "Mill") << "the large name on it was the buyer's";
}

TEST(Invoices, AnOrderOfTheBooksIsKnownWhereverItStands)
{
    Reading reading;
    Document document;
    document.type = DocumentType::invoice;
    document.fields.set({Term::invoice_number, std::string("M-77"), 1, {}});
    document.fields.set({Term::purchase_order, std::string("AB-900"), 1, {}});
    reading.documents.push_back(document);
    const auto order = [&](const char* text) {
        reading.documents[0].text = text;
        return find_invoices(reading, books(), "V1").at(0).purchase_order;
    };
    EXPECT_EQ(order("Your call of 3 May, (b 5501). Our order AB-900"), "AB-900");
    EXPECT_EQ(order("Your call of 3 May, (b-5501). Our order AB-900"), "B-5501");
    EXPECT_EQ(order("Goods of B-5501 and B-5501."), "B-5501");
    EXPECT_EQ(order("Goods of B-5501 and B-5502"), "AB-900") << "which of both is not known";
    EXPECT_EQ(order("Goods of B-5503"), "AB-900") << "another vendor's";
}

TEST(Plan, InstalmentsOrCount)
{
    const auto listed =
        find_plan(prose("Can we have a payment plan: 100.00 on 15 May and 200.00 on 15 June?"));
    ASSERT_TRUE(listed);
    ASSERT_EQ(listed->instalments.size(), 2U);
    EXPECT_EQ(listed->instalments[1].amount, money("200.00"));
    EXPECT_EQ(listed->instalments[1].date, parse_date("2026-06-15"));
    const auto counted = find_plan(prose("Wir bitten um sechs Monatsraten, beginnend am 1. Juni."));
    ASSERT_TRUE(counted);
    EXPECT_EQ(counted->count, 6);
    EXPECT_EQ(counted->interval, "monthly");
    EXPECT_EQ(counted->first_date, parse_date("2026-06-01"));
    EXPECT_FALSE(find_plan(prose("We paid on 15 May.")));
}

TEST(MasterData, OnlyWhatIsNew)
{
    const auto found = find_master_data(
        {}, prose("Our phone number changed to +49 30 5550 0199, mail new@copper.test."), books(),
        "C1");
    EXPECT_EQ(found.at("phone"), "+49 30 5550 0199");
    EXPECT_EQ(found.at("email"), "new@copper.test");
    EXPECT_TRUE(
        find_master_data({}, prose("Thanks! Tel. +49 30 5550 0199"), books(), "C1").empty());
}

} // namespace
} // namespace mailroom
