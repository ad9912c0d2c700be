// Advices that leave something out: a total, a reference, whose documents they pay.
#include "classifiers/details/invoices.h"
#include "classifiers/details/remittance.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

Decimal money(const char* text)
{
    return *parse_decimal(text);
}

OpenItem item(const char* party, const char* number, const char* amount)
{
    OpenItem made;
    made.party_id = party;
    made.number = number;
    made.amount = made.open_amount = money(amount);
    return made;
}

Books books()
{
    return {
        {.name = "Ours Ltd", .currency = "EUR"},
        {{.party_id = "P1", .name = "Kiln Group", .currency = "EUR"},
         {.party_id = "S1", .name = "Kiln North", .currency = "EUR"},
         {.party_id = "S2", .name = "Kiln South", .currency = "EUR"},
         {.party_id = "V1", .name = "Mill", .role = PartyRole::vendor, .tax_id = "44-7700123"}},
        {},
        {item("S1", "KX-30011", "700.00"), item("S2", "KX-30012", "410.00"),
         item("P1", "KX-30020", "980.00")},
        {},
        {}};
}

std::optional<Remittance> told(const char* text, const Reading& reading = {})
{
    const auto prose = read_prose("", text, *parse_date("2026-05-06"), books(), "P1");
    return find_remittance(reading, prose, books(), "P1");
}

Reading attached(std::string filename, std::string text)
{
    Reading reading;
    Part part;
    part.path = "2";
    part.filename = std::move(filename);
    reading.parts.push_back(part);
    Document document;
    document.path = "2";
    document.type = DocumentType::remittance_advice;
    document.text = std::move(text);
    for (const auto& [number, net, gross] :
         {std::tuple{"KX-30011", "650.00", "700.00"}, std::tuple{"KX-30012", "410.00", "410.00"}}) {
        auto& line = document.lines.emplace_back();
        line.set({Term::document_number, std::string(number), 1, {}});
        line.set({Term::gross_amount, money(gross), 1, {}});
        line.set({Term::net_amount, money(net), 1, {}});
    }
    reading.documents.push_back(document);
    return reading;
}

TEST(AdviceLists, WithoutATotalAreSummedUp)
{
    const auto found = told(
        "Please find our payment attached.",
        attached("run.csv", "KX-30011,700.00,-50.00,650.00\nKX-30012,410.00,0.00,410.00\n"));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->payment_amount, money("1060.00"));
    EXPECT_EQ(found->lines.at(0).net_amount, money("650.00"));
}

TEST(AdviceLists, NameThePaymentInTheirFileToo)
{
    const auto reference_of = [](const char* filename, const char* text) {
        return told("Our payment is attached.", attached(filename, text))->payment_reference;
    };
    EXPECT_EQ(reference_of("GZ-7731.csv", "ref;GZ-7731\nKX-30011;650,00"), "GZ-7731");
    EXPECT_EQ(reference_of("GZ-7731.csv", "ref;GZ-77310\nKX-30011;650,00"), "");
    EXPECT_EQ(reference_of("KX-30011.csv", "KX-30011;650,00"), "") << "a document";
    EXPECT_EQ(reference_of("2026-05-06.csv", "2026-05-06;KX-30011;650,00"), "") << "a day";
}

TEST(Payments, OfAParentAreForItsStores)
{
    const auto found =
        told("Today's transfer comes to 1,060.00 EUR. We paid KX-30012 in full and KX-30011 less "
             "50.00 EUR, since a carton was missing.");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->payment_amount, money("1060.00"));
    ASSERT_EQ(found->lines.size(), 2U);
    for (const auto& line : found->lines)
        EXPECT_EQ(line.net_amount, money(line.document_number == "KX-30011" ? "650.00" : "410.00"));
}

TEST(Payments, AreLessWhatStandsBehindTheMerchantsSign)
{
    const auto found = told(
        "Wir haben heute EUR 905.00 überwiesen.\nRechnung KX-30020: 980.00\n./. Montage: 75.00");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->payment_amount, money("905.00"));
    ASSERT_EQ(found->lines.size(), 1U);
    EXPECT_EQ(found->lines[0].deduction_amount, money("75.00"));
}

TEST(Invoices, NameTheTaxNumberThatTheBooksHave)
{
    Reading reading;
    Document document;
    document.type = DocumentType::invoice;
    document.text = "Our number for your file is 44-7700123.";
    document.fields.set({Term::invoice_number, std::string("M-78"), 1, {}});
    reading.documents.push_back(document);
    EXPECT_EQ(find_invoices(reading, books(), "V1").at(0).seller_tax_id, "44-7700123");
    reading.documents[0].text = "Our number is in your file.";
    EXPECT_EQ(find_invoices(reading, books(), "V1").at(0).seller_tax_id, "");
}

} // namespace
} // namespace mailroom
