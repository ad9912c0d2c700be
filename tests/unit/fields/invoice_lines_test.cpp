// Lines of invoices: tables without a header, rows on two baselines, titles that only name the
// currency, sums that are no lines. And days to pay that are worked out from the terms.
#include "parsers/fields/extract.h"
#include "tests/unit/fields/page.h"

#include <string>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

struct LinesCase {
    std::string_view drawn, amounts; // "100.00 20.00"
};

class LinesOfInvoices : public testing::TestWithParam<LinesCase> {};

TEST_P(LinesOfInvoices, HaveTheirAmounts)
{
    const auto documents = extract_documents(layout_of(GetParam().drawn), {}, {});
    ASSERT_EQ(documents.size(), 1U);
    std::string amounts;
    for (const auto& line : documents[0].lines)
        amounts += (amounts.empty() ? "" : " ") + line.text(Term::line_amount);
    EXPECT_EQ(amounts, GetParam().amounts);
}

INSTANTIATE_TEST_SUITE_P(
    Cases,
    LinesOfInvoices,
    testing::Values(
        LinesCase{
            R"(
INVOICE

Invoice number:  HK-301
Invoice date:    5 June 2026

Haulage Milltown - Easton               14 @ 420.00       5,880.00
Chilled delivery                         9 @ 585.00       5,265.00
Fuel surcharge 6%                                           668.70

                                        Net              11,813.70
                                        VAT @ 23%         2,717.15
                                        Amount due       14,530.85
)",
            "5880.00 5265.00 668.70"},
        LinesCase{
            R"(
INVOICE
Invoice number:  HK-320

Description                Quantity     Unit Price        Amount
Ground floor
Oak door                          2         100.00        200.00
Fuel tax                          1          30.00         30.00
                  Ground floor subtotal                   230.00
First floor
Oak board                         3          50.00        150.00
Paint                             2          25.00         50.00
                  First floor subtotal                    200.00
                           Total excluding VAT            430.00
                           VAT 20%                         86.00
                           Total including VAT            516.00
)",
            "200.00 30.00 150.00 50.00"},
        LinesCase{
            R"(
INVOICE
Invoice number:  HK-321

Description                Quantity     Unit Price        Amount
Gloves                            8          12.50        100.00
Paper                            50          30.00      1,500.00
                                    Merchandise         1,600.00
                                    Freight                27.75
                                    Sales tax 10%         160.00
                                    Invoice total       1,787.75
)",
            "100.00 1500.00"},
        LinesCase{
            R"(
INVOICE

Invoice number:  HK-302
Invoice date:    5 June 2026

Thank you for your order. We are always glad to hear from you.

Parking                                                      12.00
Deposit paid                                                 30.00

                                        Amount due       14,530.85
)",
            ""}, // They add up to nothing.
        LinesCase{
            R"(
Frachtrechnung  FR-604

Rechnungsdatum: 16.09.2026

Sendung            Leistung                                   EUR
ZM-3081            Sammelgut Musterstadt                 1.980,00
                   Dieselzuschlag                          217,20

                   Total EUR                             2.197,20
)",
            "1980.00 217.20"},
        LinesCase{
            R"(
Rechnung

Rechnungsnummer:  R-7741
Rechnungsdatum:   16.09.2026

Art-Nr     Beschreibung           Preis        Menge        Betrag
TB100      Trennblätter          9,9000       20 Stk
4012345001235                                               198,00
JB20       Joghurt               5,5000       50 Stk
4000050986428                                               275,00

           Nettosumme                                       473,00
)",
            "198.00 275.00"},
        LinesCase{
            R"(
Factuur  VF-588

Factuurdatum: 18-09-2026

Artikel                  Aantal      Prijs         Totaal
Tripel 24 x 33 cl            80      28,90       2.312,00
Leeggoed bak                 80       4,50         360,00
Leeggoed vat                 25      30,00         750,00
Waarvan leeggoed                                 1.110,00

Totaal excl. btw                                 3.422,00
Te betalen EUR                                   3.422,00
)",
            "2312.00 360.00 750.00"},
        LinesCase{
            R"(
INVOICE

Invoice number:  HK-304
Invoice date:    5 June 2026

Description                                      Amount
Office cleaning, June
                                                 400.00
as agreed by phone
Window cleaning
                                                 120.00
four storeys

                                                 520.00
)",
            "400.00 120.00"},
        LinesCase{
            R"(
INVOICE

Invoice number:  HK-306
Invoice date:    5 June 2026

Description            Qty      Price      Amount     VAT %     Total incl. VAT
Pallet                   2      50.00      100.00      20 %              120.00
Crate                    3       7.50       22.50      20 %               27.00

Net total                                  122.50
VAT 20 %                                    24.50
Total GBP                                  147.00
)",
            "100.00 22.50"}, // Quantity times price.
        LinesCase{
            R"(
INVOICE

Invoice number:  HK-307
Invoice date:    5 June 2026

Description                                                Amount
Painting, ground floor                                     400.00
Painting, stairs                                           100.00
Total of building A                                        500.00
Painting, attic                                            200.00
Total of building B                                        200.00
Scaffold                                                    80.00

Subtotal                                                   780.00
Freight                                                     12.00
Net total                                                  792.00
)",
            "400.00 100.00 200.00 80.00"},
        LinesCase{
            R"(
Rechnung  R-7742

Rechnungsdatum:   16.09.2026

Leistung                              MwSt. %        Gesamt
Wartung vor Ort
                                         19 %        751,40
Reinigung Büro
                                         19 %        601,06

Nettosumme                                         1.352,46
)",
            "751.40 601.06"},
        LinesCase{
            R"(
RECHNUNG

Rechnungsnummer: RE-09942
Rechnungsdatum: 20. Juni 2026

Nr.     Artikel                             Anzahl ME        Preis           Summe
        Stahlwinkel 40 mm
1       Stahlwinkel lang                        10 Stk      649,13    6.491,30 CHF
        Wartung vor Ort
2       (EAN 4006381333931)                     24 Stk      311,26    7.470,24 CHF
        Faltkarton
3                                               10 Stk      631,39    6.313,90 CHF
        Kopierpapier A4
4                                                1 Stk      202,40      202,40 CHF

                                         Gesamt netto:     20.477,84 CHF
)",
            "6491.30 7470.24 6313.90 202.40"}));

TEST(LinesOfInvoices, HaveThePriceThatTheProductTells)
{
    const auto document = only(
        R"(
INVOICE

Invoice number:  HK-305
Invoice date:    5 June 2026

Description            Qty      Unknown     Amount
Pallet                   2        50.00     100.00
Crate                    3         7.50      22.50

Total GBP                                   122.50
)",
        {});
    ASSERT_EQ(document.lines.size(), 2U);
    EXPECT_EQ(document.lines[0].text(Term::unit_price), "50.00");
    EXPECT_EQ(document.lines[1].text(Term::unit_price), "7.50");
}

struct TermsCase {
    std::string_view terms, due;
};

class TermsOfPayment : public testing::TestWithParam<TermsCase> {};

TEST_P(TermsOfPayment, GiveTheDayFromTheDateOfTheInvoice)
{
    const auto documents = extract_documents(
        layout_of(
            R"(
INVOICE

Invoice number:  HK-303
Invoice date:    5 June 2026

Description            Qty      Price      Amount
Pallet                   2      50.00      100.00

Total GBP                                  100.00

)" + std::string(GetParam().terms)),
        {}, {});
    ASSERT_EQ(documents.size(), 1U);
    EXPECT_EQ(documents[0].fields.text(Term::due_date), GetParam().due);
    if (const auto* due = documents[0].fields.find(Term::due_date)) {
        EXPECT_NE(due->evidence.text.find("5 June 2026"), std::string::npos) << "quotes both";
        EXPECT_NE(due->evidence.text.find("30"), std::string::npos) << due->evidence.text;
    }
}

INSTANTIATE_TEST_SUITE_P(
    Cases,
    TermsOfPayment,
    testing::Values(
        TermsCase{"Payment terms: 30 days net", "2026-07-05"},
        TermsCase{"Terms: net 30", "2026-07-05"},
        TermsCase{"Zahlbar innerhalb 30 Tagen ohne Abzug.", "2026-07-05"},
        TermsCase{"2 % Skonto innerhalb 10 Tagen, 30 Tage netto", "2026-07-05"},
        TermsCase{"Règlement à 30 jours date de facture", "2026-07-05"},
        TermsCase{"Pagamento: bonifico 30 gg data fattura", "2026-07-05"},
        TermsCase{"Pagamento: bonifico 30 gg fine mese", ""},
        TermsCase{"Payment 30 days from delivery", ""},
        TermsCase{"Goods may be returned within 30 days.", ""}));

} // namespace
} // namespace mailroom
