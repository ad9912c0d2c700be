// Net, tax and total of invoices: several rates, charges and discounts, amounts without a label or
// without decimals, no tax at all, credit notes with minus signs. The arithmetic decides.
#include "parsers/fields/extract.h"
#include "tests/unit/fields/page.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

struct TotalsCase {
    std::string_view title, sums, net, tax, gross;
};

class TotalsOfInvoices : public testing::TestWithParam<TotalsCase> {};

TEST_P(TotalsOfInvoices, AddUp)
{
    const auto documents = extract_documents(
        layout_of(std::string(GetParam().title) + R"(

Invoice number:  HK-311
Invoice date:    5 June 2026

)" + std::string(GetParam().sums)),
        {}, {});
    ASSERT_EQ(documents.size(), 1U);
    const auto& fields = documents[0].fields;
    EXPECT_EQ(fields.text(Term::tax_exclusive_amount), GetParam().net);
    EXPECT_EQ(fields.text(Term::tax_amount), GetParam().tax);
    EXPECT_EQ(fields.text(Term::tax_inclusive_amount), GetParam().gross);
    for (const auto& check : documents[0].checks)
        EXPECT_TRUE(check.ok) << check.rule << ": " << check.detail;
}

INSTANTIATE_TEST_SUITE_P(
    Cases,
    TotalsOfInvoices,
    testing::Values(
        TotalsCase{
            "INVOICE", R"(
Goods                                  1,000.00
Net total                              1,000.00
VAT 20 %                                 100.00
VAT 10 %                                  40.00
VAT 5 %                                    5.00
Total GBP                              1,145.00
)",
            "1000.00", "145.00", "1145.00"},
        TotalsCase{
            "INVOICE", R"(
Subtotal                                   1200
Discount                                     12
After discount                             1188
VAT 20 %                                 237.60
Total                                 $1,425.60
)",
            "1188", "237.60", "1425.60"},
        TotalsCase{
            "INVOICE", R"(
Subtotal                                 500.00
Insurance                                 12.00
Net total                                512.00
VAT 20 %                                 102.40
Total GBP                                614.40
Deposit paid                             122.88
Balance due                              491.52
)",
            "512.00", "102.40", "614.40"},
        TotalsCase{
            "INVOICE", R"(
Subtotal                                 500.00
Total USD                                500.00
)",
            "500.00", "0", "500.00"},
        TotalsCase{
            "INVOICE", R"(
VAT code      Rate        Goods          VAT
A             0 %      4,000.00         0.00
B            20 %        700.00       140.00
Total                  4,700.00       140.00
Invoice total GBP 4,840.00
)",
            "4700.00", "140.00", "4840.00"},
        TotalsCase{
            "FACTURA", R"(
Concepto                   Horas      Precio         Importe
Estudio                       10       60,00          600,00
Informe                        1      400,00          400,00

                             Base imponible         1.000,00
                             IVA 21 %                 210,00
                             Retención IRPF 15 %     -150,00
                             Total a pagar EUR      1.060,00
)",
            "1000.00", "210.00", "1210.00"},
        TotalsCase{
            "INVOICE", R"(
Net total                              1,800.00
VAT 20 %                                 360.00
Less deposit paid                        500.00
Balance due GBP                        1,660.00
)",
            "1800.00", "360.00", "2160.00"},
        TotalsCase{
            "TAX INVOICE", R"(
Taxable value                         10,000.00
CGST 9%                                  900.00
SGST 9%                                  900.00
Total invoice value INR               11,800.00
)",
            "10000.00", "1800.00", "11800.00"},
        TotalsCase{
            "CREDIT NOTE", R"(
Net total                               -500.00
VAT 20 %                                -100.00
Total GBP                               -600.00
)",
            "500.00", "100.00", "600.00"},
        TotalsCase{
            "INVOICE", R"(
Item                 Quantity      Price        Amount
Hinges                      6     100.00        600.00
Bread                       4     100.00        400.00

Taxable amount   VAT %      VAT
        600.00    20 %   120.00
        400.00     5 %    20.00

        Goods value Sales tax Invoice total
           1,000.00    140.00      1,140.00
)",
            "1000.00", "140.00", "1140.00"},
        TotalsCase{
            "FAKTURA VAT", R"(
Nazwa                   Ilość      Cena       Wartość
Klamka                      4    100,00        400,00
Zawias                      6    100,00        600,00

Stawka     Netto       VAT       Brutto
8 %        400,00      32,00     432,00
23 %       600,00     138,00     738,00

Razem netto                     1 000,00
Razem VAT                         170,00
Do zapłaty PLN                  1 170,00
)",
            "1000.00", "170.00", "1170.00"}),
    [](const auto& of) { return "Case" + std::to_string(of.index); });

TEST(TotalsOfInvoices, RecapsOfTaxesAreNoLines)
{
    const auto document = only(R"(
RECHNUNG
Rechnungsnummer:   77-2026
Rechnungsdatum:    03.03.2026

Artikel           Menge     Preis      Betrag   St
Kaffee 1kg           10     12,00      120,00    1
Milch 1l             50      0,90       45,00    1
Tassen               20      4,00       80,00    2

St   Satz     Netto     MwSt    Brutto
1     7 %    165,00    11,55    176,55
2    19 %     80,00    15,20     95,20

Zahlungsbetrag  271,75 EUR
)");
    EXPECT_EQ(document.lines.size(), 3U);
    // A row of it adds up for itself: a person sees that the lines make more.
    const auto check = std::ranges::find(document.checks, "BR-CO-10", &Check::rule);
    ASSERT_NE(check, document.checks.end());
    EXPECT_FALSE(check->ok);
}

TEST(TotalsOfInvoices, MayBeCalledNetAlone)
{
    const auto document = only(R"(
*** CREDIT NOTE ***

CREDIT NOTE NO. HK-C18
DATE 22/09/26

NET 240.00
VAT 23% 55.20
CREDIT TOTAL EUR 295.20
)");
    EXPECT_EQ(document.fields.text(Term::tax_exclusive_amount), "240.00");
    EXPECT_EQ(document.fields.text(Term::tax_inclusive_amount), "295.20");
}

TEST(TotalsOfInvoices, AreThoseThatTheLinesMake)
{
    const auto document = only(R"(
INVOICE
Invoice number:  HK-314
Invoice date:    5 June 2026

Description            Qty      Price      Amount
Tea                      4      30.00      120.00
Bars                    10      20.00      200.00

Net total at 20 %                          200.00
VAT 20 %                                    40.00
Total at 20 %                              240.00

Net total                                  320.00
VAT                                         40.00
Total GBP                                  360.00
)");
    EXPECT_EQ(document.fields.text(Term::tax_exclusive_amount), "320.00");
    EXPECT_EQ(document.fields.text(Term::tax_inclusive_amount), "360.00");
}

TEST(TotalsOfInvoices, WaitForAPersonWhereMoreIsInvoicedThanTotalled)
{
    const auto document = only(R"(
INVOICE

Invoice number:  HK-313
Invoice date:    5 June 2026

Description            Qty      Price      Amount
Pallet                   2      50.00      100.00
Crate                    1      70.00       70.00

Net total at 20 %                          100.00
VAT 20 %                                    20.00
Total at 20 % GBP                          120.00
)");
    const auto check = std::ranges::find(document.checks, "BR-CO-10", &Check::rule);
    ASSERT_NE(check, document.checks.end());
    EXPECT_FALSE(check->ok);
}

TEST(TotalsOfInvoices, StandInTheOrderOfTheirTitlesWhereCellsAreSetApart)
{
    const auto document = only(R"(
FACTURE

Facture n° F-2044          Date 05/06/2026

Désignation            Qté       Prix      Montant
Palette                  2      50,00       100,00
Caisse                   1      70,00        70,00

Net HT                     TVA                     Total TTC EUR
              170,00                   34,00                         204,00
)");
    EXPECT_EQ(document.fields.text(Term::tax_exclusive_amount), "170.00");
    EXPECT_EQ(document.fields.text(Term::tax_amount), "34.00");
    EXPECT_EQ(document.fields.text(Term::tax_inclusive_amount), "204.00");
}

TEST(TotalsOfInvoices, StandInTheOrderOfTheirTitlesWhereNoGapPartsThem)
{
    const auto document = only(R"(
FACTUUR

Factuurnummer: VF-618          Datum: 05-06-2026

Netto                     Btw 21 %           Totaal incl.
200,00 EUR                         42,00 EUR 242,00
)");
    EXPECT_EQ(document.fields.text(Term::tax_exclusive_amount), "200.00");
    EXPECT_EQ(document.fields.text(Term::tax_amount), "42.00");
    EXPECT_EQ(document.fields.text(Term::payable_amount), "242.00");
}

TEST(TotalsOfCreditNotes, WaitForAPersonWhereTheSignsDiffer)
{
    const auto document = only(
        R"(
CREDIT NOTE

Credit note number:  HK-312
Credit note date:    5 June 2026

Description            Qty      Price      Amount
Pallet                   2      50.00      100.00

Total GBP                                 -100.00
)",
        {});
    const auto check = std::ranges::find(document.checks, "signs_certain", &Check::rule);
    ASSERT_NE(check, document.checks.end());
    EXPECT_FALSE(check->ok);
}

} // namespace
} // namespace mailroom
