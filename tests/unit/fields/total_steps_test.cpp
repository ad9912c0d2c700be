// What stands between net, tax and total and is none of them.
#include "parsers/fields/extract.h"
#include "tests/unit/fields/page.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace mailroom {
namespace {

// What it is that is charged between them, a person sees; net, tax and total are still read.
TEST(StepsOfTotals, WhatIsChargedBetweenThemIsNoTax)
{
    const auto invoice = only(R"(
INVOICE                                Invoice no. 4711

Item                 Quantity      Price        Amount
Lemonade                   10      10.00        100.00

Net total                                       100.00
VAT 20 %                                         20.00
Deposit on crates (0 % VAT)                      24.00
Total GBP                                       144.00
)");
    EXPECT_EQ(invoice.fields.text(Term::tax_exclusive_amount), "100.00");
    EXPECT_EQ(invoice.fields.text(Term::tax_amount), "20.00");
    EXPECT_EQ(invoice.fields.text(Term::tax_inclusive_amount), "144.00");
    EXPECT_TRUE(std::ranges::any_of(
        invoice.checks, [](const Check& check) { return check.rule == "BR-CO-15" && !check.ok; }));
}

TEST(StepsOfTotals, AnEarlierBalanceIsNoNet)
{
    const auto bill = only(R"(
INVOICE                                Invoice no. 4711

Previous balance                       £618.00
This invoice excluding VAT             £100.00
VAT at 20%                              £20.00
This invoice including VAT             £120.00
Total now due                          £738.00
)");
    EXPECT_EQ(bill.fields.text(Term::tax_exclusive_amount), "100.00");
    EXPECT_EQ(bill.fields.text(Term::tax_inclusive_amount), "120.00");
    EXPECT_EQ(bill.fields.text(Term::payable_amount), "738.00");
}

// No total is made up where the printed ones add up.
TEST(StepsOfTotals, ADiscountBelowTheSubtotalIsTakenOff)
{
    const auto invoice = only(R"(
INVOICE                                Invoice no. 4711

Item                 Quantity      Price        Amount
Tuning of two pianos        2     100.00        200.00

Fees                                            200.00
Less 10 % agreed discount                       (20.00)
Net                                             180.00
VAT at 20 %                                      36.00
Total payable                                  £216.00
)");
    EXPECT_EQ(invoice.fields.text(Term::tax_exclusive_amount), "180.00");
    EXPECT_EQ(invoice.fields.text(Term::tax_amount), "36.00");
    EXPECT_EQ(invoice.fields.text(Term::tax_inclusive_amount), "216.00");
}

TEST(StepsOfTotals, WhatIsPaidAlreadyIsNoTax)
{
    const auto invoice = only(R"(
INVOICE                                Invoice no. 4711

Description                Qty   Unit price      Amount
Choir plan, monthly          1        €90.00     €90.00

Subtotal                                         €90.00
VAT 0% (reverse charge)                           €0.00
Total                                            €90.00
Amount paid                                     -€90.00
Amount due                                        €0.00
)");
    EXPECT_EQ(invoice.fields.text(Term::tax_amount), "0.00");
    EXPECT_EQ(invoice.fields.text(Term::tax_inclusive_amount), "90.00");
}

// "Total" may be what is left of a total that is not printed: a person looks.
TEST(StepsOfTotals, AnUnprintedTotalIsNotSure)
{
    const auto invoice = only(R"(
FACTURA                                Factura n.º 4711

Base imponible                                1.000,00
IVA 21 %                                        210,00
Retención IRPF 15 %                            -150,00
Total                                         1.060,00
)");
    EXPECT_EQ(invoice.fields.text(Term::tax_inclusive_amount), "1210.00");
    EXPECT_LT(
        invoice.fields.find(Term::tax_inclusive_amount)->confidence, ReadOptions().confidence_min);
}

// The parts of two rates are no tax; what adds up beside a total that is called otherwise is not
// sure.
TEST(StepsOfTotals, PartsOfRatesAreNotSureBesideACalledTotal)
{
    const auto invoice = only(R"(
RECHNUNG                               Rechnung Nr. 4711

Leistung                      USt      Gesamt
Brücke aus Keramik            7 %      400,00
Bürsten                      19 %       50,00

                USt-Satz     Netto       USt      Brutto
                     7 %    400,00     28,00      428,00
                    19 %     50,00      9,50       59,50
                   Summe    450,00     37,50      487,50
                            Rechnungsbetrag: 487,50 EUR
)");
    const auto* total = invoice.fields.find(Term::tax_inclusive_amount);
    ASSERT_NE(total, nullptr);
    EXPECT_TRUE(
        total->value == Value(Decimal{48750, 2})
        || total->confidence < ReadOptions().confidence_min);
}

TEST(StepsOfTotals, ACertificateIsNoTax)
{
    const auto invoice = only(R"(
INVOICE                                Invoice no. 4711

Total USD                              $100.00
Tax exempt, certificate 4471
)");
    EXPECT_EQ(invoice.fields.find(Term::tax_amount), nullptr);
}

TEST(StepsOfTotals, ARateMayStandBeforeItsTax)
{
    const auto invoice = only(R"(
FACTURA 4711                           Fecha: 05/06/2026

Concepto                  Uds.      Precio      Importe
Proyecto                     1    1.000,00     1.000,00

Honorarios                                     1.000,00
21 % IVA                                         210,00
- 15 % IRPF                                     -150,00
TOTAL A PERCIBIR                               1.060,00
)");
    EXPECT_EQ(invoice.lines.size(), 1U);
    EXPECT_EQ(invoice.fields.text(Term::tax_exclusive_amount), "1000.00");
    EXPECT_EQ(invoice.fields.text(Term::tax_amount), "210.00");
    EXPECT_EQ(invoice.fields.text(Term::tax_inclusive_amount), "1210.00");
    EXPECT_EQ(invoice.fields.text(Term::payable_amount), "1060.00");
}

TEST(StepsOfTotals, WhatIsUntaxedIsNoTax)
{
    const auto invoice = only(R"(
FACTUUR                                Factuurnummer 4711

Omschrijving           Aantal      Prijs      Bedrag
Limonade                   10      25,00      250,00

Totaal excl. btw                              250,00
Btw 21%                                        52,50
Emballage (geen btw)                           19,50
Te betalen                                    322,00
)");
    EXPECT_EQ(invoice.fields.text(Term::tax_amount), "52.50");
    EXPECT_EQ(invoice.fields.text(Term::tax_inclusive_amount), "322.00");
}

TEST(TotalSteps, AGuaranteeIsHeldBackOfWhatIsNotTaxed)
{
    const auto invoice = only(R"(
Terrassements Vialatte SARL au capital de 9 000 €        Orvanne Travaux SA

Facture FA26-0711 du 12 juin 2026

Lot                  Montant marché      Montant situation
Terrassement              30 000,00               7 000,00
Drains                     9 000,00               1 000,00

                         Total HT              8 000,00 €
                         TVA autoliquidation       0,00 €
                         Retenue de garantie 5 % -400,00 €
                         Net à payer           7 600,00 €
)");
    EXPECT_EQ(invoice.fields.text(Term::tax_inclusive_amount), "8000.00");
    EXPECT_EQ(invoice.fields.text(Term::payable_amount), "7600.00");
    EXPECT_EQ(invoice.fields.text(Term::seller_name), "Terrassements Vialatte SARL");
}

} // namespace
} // namespace mailroom
