// Who writes a document, and to whom: windows, pairs of blocks, letterheads without a legal form.
#include "parsers/fields/extract.h"
#include "tests/unit/fields/page.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

struct PartyCase {
    std::string_view name, drawn, foot, seller, buyer;
};

class PartiesOfPages : public testing::TestWithParam<PartyCase> {};

TEST_P(PartiesOfPages, AreFound)
{
    // The window of a letter stands some way down, its footer at the bottom.
    const auto page = std::string(6, '\n') + std::string(GetParam().drawn) + std::string(32, '\n')
        + std::string(GetParam().foot);
    const auto documents = extract_documents(layout_of(page), {}, {});
    ASSERT_EQ(documents.size(), 1U);
    EXPECT_EQ(documents[0].fields.text(Term::seller_name), GetParam().seller);
    EXPECT_EQ(documents[0].fields.text(Term::buyer_name), GetParam().buyer);
}

INSTANTIATE_TEST_SUITE_P(
    Cases,
    PartiesOfPages,
    testing::Values(
        PartyCase{
            "a window, and a buyer without a legal form", R"(
Holzner Druck GmbH · Talweg 4 · 80001 Musterstadt

Gasthof Adler
Marktplatz 2
80002 Neuort

                                        Rechnungsnummer:  4711
                                        Datum:            05.06.2026
Rechnung

Bezeichnung                    Menge         Preis        Betrag
Speisekarten                      10         10,00        100,00

                                Nettobetrag               100,00
                                USt. 19 %                  19,00
                                Gesamtbetrag EUR          119,00
)",
            "Holzner Druck GmbH   Talweg 4   80001 Musterstadt   DE123456788", "Holzner Druck GmbH",
            "Gasthof Adler"},
        PartyCase{
            "two blocks side by side", R"(
INVOICE

From:                                   Bill to:
Kettering Tools Ltd                     Brook Street Nursery
4 Foundry Lane                          12 Brook Street
Milltown 40210                          Easton 40377

Invoice number:   KT-2041
Invoice date:     5 June 2026

Description            Qty      Price      Amount
Drill bits              10      10.00      100.00

Total GBP                                  100.00
)",
            "", "Kettering Tools Ltd", "Brook Street Nursery"},
        PartyCase{
            "a brand above, the company below", R"(
KETTERING TOOLS

Invoice number:   KT-2041               Brook Street Foods Ltd
Invoice date:     5 June 2026           12 Brook Street
                                        Easton 40377

Description            Qty      Price      Amount
Drill bits              10      10.00      100.00

Total GBP                                  100.00
)",
            "Kettering Tools Ltd   4 Foundry Lane   Milltown 40210", "Kettering Tools Ltd",
            "Brook Street Foods Ltd"},
        PartyCase{
            "a form, and a person who answers for the buyer", R"(
Rechnung 4711

Rechnungsdatum: 05.06.2026

Informationen zum Käufer
Name:                  Gasthof Adler
Ansprechpartner:       Petra Kunze
Straße:                Marktplatz 2
Ort:                   80002 Neuort

Informationen zum Verkäufer
Name:                  Holzner Druck GmbH
Straße:                Talweg 4
Ort:                   80001 Musterstadt

Bezeichnung                    Menge         Preis        Betrag
Speisekarten                      10         10,00        100,00

                                Gesamtbetrag EUR          100,00
)",
            "", "Holzner Druck GmbH", "Gasthof Adler"},
        PartyCase{
            "a department is no company", R"(
Holzner Druck GmbH · Talweg 4 · 80001 Musterstadt

Kreditorenbuchhaltung
Brauhaus Lindner KG
Marktplatz 2
80002 Neuort

                                        Rechnungsnummer:  4711
                                        Datum:            05.06.2026
Rechnung

Bezeichnung                    Menge         Preis        Betrag
Speisekarten                      10         10,00        100,00

                                Gesamtbetrag EUR          100,00
)",
            "Sparkasse Musterstadt   IBAN DE02120300000000202051   Holzner Druck GmbH",
            "Holzner Druck GmbH", "Brauhaus Lindner KG"},
        PartyCase{
            "the company at the foot alone, and a town that is no name", R"(
Brook Street Hotels Limited                    Invoice
12 Brook Street                                Invoice No    SI20417
Easton EA1 3QT                                 Invoice Date  5 June 2026

Quantity    Details          Price      Amount
10          Drill bits       10.00      100.00

                             Total GBP  100.00
)",
            "Kettering Tools Ltd · Registered in England No. 08441207 · VAT GB123456789",
            "Kettering Tools Ltd", "Brook Street Hotels Limited"},
        PartyCase{
            "two lines of text, and what is sold is nobody", R"(
Holzner Druck GmbH, Talweg 4, 80001 Musterstadt
An: Gasthof Adler, Marktplatz 2, 80002 Neuort

Rechnung 4711 vom 05.06.2026

Bezeichnung                    Menge         Preis        Betrag
Meister Arbeitslohn               10         10,00        100,00
Stempel Holzgriff                  1         10,00         10,00

                                Gesamtbetrag EUR          110,00
)",
            "", "Holzner Druck GmbH", "Gasthof Adler"},
        PartyCase{
            "labels in two languages over two columns", R"(
Sprzedawca / Seller        Nabywca / Buyer
Zawiasy Sp. z o.o.         Holzner Druck GmbH
ul. Polna 4                Talweg 4
00-950 Warszawa            80001 Musterstadt

Faktura / Invoice nr 4711

Nazwa / item                 J.m.        Cena / price       Wartość / amount
Klamka / handle              para               10,00                  10,00
Montaż / assembly            usługa             90,00                  90,00

                             Razem / total EUR                        100,00
)",
            "", "Zawiasy Sp. z o.o.", "Holzner Druck GmbH"},
        PartyCase{
            "the account stands below the one who is to be paid", R"(
Adler Bau GmbH                          Schreinerei Erika Falke
Marktplatz 2                            Talweg 4
80002 Neuort                            80001 Musterstadt
                                        IBAN DE02 1203 0000 0000 2020 51

Rechnung 4711
Datum: 05.06.2026

Bezeichnung                    Menge         Preis        Betrag
Regale                            10         10,00        100,00

                                Gesamtbetrag EUR          100,00
)",
            "", "Schreinerei Erika Falke", "Adler Bau GmbH"}),
    [](const auto& of) { return "Case" + std::to_string(of.index); });

// Two names, and nothing that says who is who.
constexpr std::string_view two_names = R"(
Adler Bau GmbH                          Falke Handel GmbH
Marktplatz 2                            Talweg 4
80002 Neuort                            80001 Musterstadt

Rechnung 4711
Datum: 05.06.2026

Bezeichnung                    Menge         Preis        Betrag
Speisekarten                      10         10,00        100,00

                                Gesamtbetrag EUR          100,00
)";

TEST(PartiesOfInvoices, OurOwnCompanyIsTheBuyerWhereverItStands)
{
    const auto buys = [](std::string own_name) {
        return only(two_names, {.own_name = std::move(own_name)});
    };
    const auto left = buys("Adler Bau GmbH"), right = buys("FALKE HANDEL"), none = buys("Uhu AG");
    EXPECT_EQ(left.fields.text(Term::buyer_name), "Adler Bau GmbH");
    EXPECT_EQ(left.fields.text(Term::seller_name), "Falke Handel GmbH");
    EXPECT_EQ(right.fields.text(Term::buyer_name), "Falke Handel GmbH");
    EXPECT_EQ(right.fields.text(Term::seller_name), "Adler Bau GmbH");
    EXPECT_EQ(none.fields.text(Term::buyer_name), only(two_names).fields.text(Term::buyer_name));
}

TEST(PartiesOfInvoices, OurOwnCompanyIsTheSellerOfWhatItWrote)
{
    const auto invoice = only(
        R"(
From:                                   Bill to:
Kettering Tools Ltd                     Brook Street Nursery
4 Foundry Lane                          12 Brook Street
Milltown 40210                          Easton 40377

INVOICE KT-2041
Invoice date:     5 June 2026

Description            Qty      Price      Amount
Drill bits              10      10.00      100.00

Total GBP                                  100.00

Kettering Tools Ltd, registered in England, www.kettering-tools.example
)",
        {.own_name = "Kettering Tools Ltd"});
    EXPECT_EQ(invoice.fields.text(Term::seller_name), "Kettering Tools Ltd");
    EXPECT_EQ(invoice.fields.text(Term::buyer_name), "Brook Street Nursery");
}

TEST(RemittanceParties, WhoIsGreetedDoesNotPay)
{
    const auto advice = only(R"(
Dear Marlpit Timber Ltd,

Coldridge Borough Council has today sent you a BACS payment of GBP 1,930.00 (our reference BX-2291).

5512    02/03/2026     950.00
5520    05/03/2026     980.00
Total                1,930.00
)");
    EXPECT_EQ(advice.fields.text(Term::payer_name), "Coldridge Borough Council");
}

TEST(RemittanceReferences, StandBehindLeaders)
{
    const auto advice = only(R"(
Betaalspecificatie
Opdrachtgever ............ Waterbedrijf De Kolk B.V.
Betaalopdracht ........... 2026/55120
Totaalbedrag ............. EUR 630,00

Factuur        Factuurbedrag     Inhouding     Voldaan
F-2201         700,00            70,00         630,00
)");
    EXPECT_EQ(advice.fields.text(Term::payment_reference), "2026/55120");
    EXPECT_EQ(advice.fields.text(Term::payer_name), "Waterbedrijf De Kolk B.V.");
}

} // namespace
} // namespace mailroom
