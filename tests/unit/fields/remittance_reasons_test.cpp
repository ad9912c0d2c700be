// Why something was taken off the lines of an advice, and what stands around them to say it.
#include "tests/unit/fields/page.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

std::string told_of(const Facts& line)
{
    std::string told;
    for (const auto term :
         {Term::gross_amount, Term::discount_amount, Term::deduction_amount, Term::net_amount}) {
        const auto text = line.text(term);
        (told += text.empty() ? "-" : text) += ' ';
    }
    return told + line.text(Term::deduction_reason);
}

TEST(RemittanceReasons, StandInAColumnThatNamesDeductions)
{
    const auto advice = only(R"(
REMITTANCE ADVICE

Invoice      Gross        Deduct     Net paid     Deduction explanation
F-2201       700.00        70.00       630.00     Goods arrived broken
F-2202       250.00                    250.00
)");
    ASSERT_EQ(advice.lines.size(), 2U);
    EXPECT_EQ(told_of(advice.lines[0]), "700.00 - 70.00 630.00 damaged");
}

TEST(RemittanceReasons, CodesAreExplainedByLegendsThatWrap)
{
    const auto advice = only(R"(
Zahlungsavis

Rechnung      Bruttobetrag      Abzug     Zahlbetrag     Grd.
RE-5501           1.000,00      70,00         930,00     F3
RE-5502             250,00      10,00         240,00     T8

Abzugsschlüssel: A1 = Preisdifferenz; B2 = Retoure; F3 =
Fehlmenge laut Lieferschein; T8 = Ware beschädigt
)");
    ASSERT_EQ(advice.lines.size(), 2U);
    EXPECT_EQ(advice.lines[0].text(Term::deduction_reason), "shortage");
    EXPECT_EQ(advice.lines[1].text(Term::deduction_reason), "damaged");
}

TEST(RemittanceReasons, CodesAreExplainedInColumnsAndStandInAny)
{
    const auto advice = only(R"(
REMITTANCE ADVICE

Document     Doc date      Kind     Zone     Gross amt     Disc       Net amt
771201       03/12/2026    INV               1,250.00      25.00     1,225.00
CB-88120     03/20/2026    CB       K21       -310.00       0.00      -310.00
771290       03/22/2026    INV                 980.00      19.60       960.40

Total                                        1,920.00      44.60     1,875.40

K21    Shortage on receipt          K34    Damaged merchandise
)");
    ASSERT_EQ(advice.lines.size(), 3U);
    EXPECT_EQ(advice.lines[0].text(Term::deduction_reason), "");
    EXPECT_EQ(advice.lines[1].text(Term::deduction_reason), "shortage");
}

TEST(RemittanceReasons, StandInTheRowsBelowLinesWithoutATable)
{
    const auto advice = only(R"(
Payment details

This payment covers
92273                                                 980.00
12 Feb 2026 - document total 1,000.00 - prompt payment 20.00
92281                                                 450.00
14 Feb 2026 - document total 500.00 - damaged goods 50.00
92290                                                 300.00
16 Feb 2026 - document total 300.00

Payment total                                       1,730.00
)");
    ASSERT_EQ(advice.lines.size(), 3U);
    EXPECT_EQ(told_of(advice.lines[0]), "1000.00 20.00 - 980.00 ");
    EXPECT_EQ(told_of(advice.lines[1]), "500.00 - 50.00 450.00 damaged");
    EXPECT_EQ(told_of(advice.lines[2]), "300.00 - - 300.00 ");
}

TEST(RemittanceReasons, SeveralAreTakenOffInOneRow)
{
    const auto advice = only(R"(
Heute überwiesen:

RE 4410 vom 01.04.2026     1.000,00 - 50,00 Skonto - 20,00 Bruch    = 930,00
RE 4415 vom 03.04.2026     500,00                                   = 500,00

Zahlungsbetrag EUR 1.430,00
)");
    ASSERT_EQ(advice.lines.size(), 2U);
    EXPECT_EQ(told_of(advice.lines[0]), "1000.00 50.00 20.00 930.00 damaged");
    EXPECT_EQ(told_of(advice.lines[1]), "500.00 - - 500.00 ");
}

TEST(RemittanceReasons, StandInBracketsInTheRowsOfARecord)
{
    const auto advice = only(R"(
Zahlungsnummer: ZB-5521
Zahlende Firma: Ofenbau Linde GmbH
Gesamt: 1.430,00 EUR
55120 vom 06.08.2026
Belegbetrag: 1.000,00 EUR
Einbehalt: 50,00 EUR (Retoure)
Ausgezahlt: 950,00 EUR
55131 vom 09.08.2026
Belegbetrag: 480,00 EUR
Ausgezahlt: 480,00 EUR
)");
    ASSERT_EQ(advice.lines.size(), 2U);
    EXPECT_EQ(told_of(advice.lines[0]), "1000.00 - 50.00 950.00 returned");
    EXPECT_EQ(advice.lines[0].text(Term::document_date), "2026-08-06");
    EXPECT_EQ(advice.fields.text(Term::payer_name), "Ofenbau Linde GmbH");
}

TEST(RemittanceAmounts, StandUnderTheTitleOfTheirGroup)
{
    const auto advice = only(R"(
Zahlungsavis

Rechnung                      Beträge in EUR               Zahlbetrag
                   brutto        Skonto       Kürzung
RE-5501          1.000,00         30,00         70,00          900,00
RE-5502            500,00                                      500,00
)");
    ASSERT_EQ(advice.lines.size(), 2U);
    EXPECT_EQ(told_of(advice.lines[0]), "1000.00 30.00 70.00 900.00 ");
}

TEST(RemittanceAmounts, CreditsHaveAColumnOfTheirOwn)
{
    const auto advice = only(R"(
Op 3 mei 2026 hebben wij u EUR 3.890,00 betaald onder nummer 88120-B.

Factuurnummer      Datum             Factuurbedrag     Creditbedrag
T26-110            04-03-2026        2.640,00
T26-118            11-03-2026        1.500,00
C26-009            15-03-2026                          250,00
)");
    EXPECT_EQ(lines_of(advice), "T26-110 2640.00|T26-118 1500.00|C26-009 -250.00");
    EXPECT_EQ(advice.fields.text(Term::payment_amount), "3890.00");
}

TEST(RemittanceAmounts, AreTurnedWhereThePayersBooksSayMinus)
{
    const auto advice = only(R"(
Überweisungsanzeige

Ihre Belegnr.    Datum         Bruttobetrag     Skonto       Zahlbetrag
99120            01.06.2026    1.500,00 H       30,00 S      1.470,00 H
99133            03.06.2026    2.250,00 H                    2.250,00 H
G-210            05.06.2026      120,00 S                      120,00 S

Summe                                                        3.600,00 H
)");
    EXPECT_EQ(lines_of(advice), "99120 1470.00|99133 2250.00|G-210 -120.00");
    EXPECT_EQ(advice.lines[0].text(Term::discount_amount), "30.00");
}

TEST(RemittanceAmounts, AreTakenOffUnderTitlesOfOtherThings)
{
    const auto advice = only(R"(
REMITTANCE ADVICE

Invoice      Dated          Total          Terms          Amount paid
5512         02/03/2026     1,000.00       20.00          980.00
5520         05/03/2026     980.00         -              980.00

Total paid                                                1,960.00
)");
    EXPECT_EQ(lines_of(advice), "5512 980.00|5520 980.00");
    EXPECT_EQ(advice.lines[0].text(Term::gross_amount), "1000.00");
    EXPECT_EQ(advice.lines[0].text(Term::deduction_amount), "20.00");
}

TEST(RemittanceParties, AreNamedInSentences)
{
    const auto bank = only(R"(
BANCO LEVANTINO                                 Servicio de pago a proveedores
Remesa 7781203                                  Fecha de abono 12/06/2026

Por cuenta de nuestro cliente Conservas Albariza S.L. le anticipamos las facturas siguientes:
Proveedor: Envases Torralba S.A.

Factura          Vencimiento      Nominal         Intereses       Líquido
A-3301           30/07/2026       3.000,00        22,50           2.977,50
A-3320           15/08/2026       1.800,00        18,00           1.782,00

Total abonado                                                     4.759,50
)");
    EXPECT_EQ(bank.fields.text(Term::payer_name), "Conservas Albariza S.L.");
}

TEST(RemittanceReasons, CodesStandCloseToWhatTheyMean)
{
    const auto advice = only(R"(
REMITTANCE ADVICE

Invoice      Gross        Deduct     Net paid     Code
F-2201       700.00        70.00       630.00     22
F-2202       250.00        10.00       240.00     P1
F-2203       100.00         5.00        95.00     K9

22-SHORTAGE, P1=Price difference; damaged goods (K9)
)");
    ASSERT_EQ(advice.lines.size(), 3U);
    EXPECT_EQ(advice.lines[0].text(Term::deduction_reason), "shortage");
    EXPECT_EQ(advice.lines[1].text(Term::deduction_reason), "pricing");
    EXPECT_EQ(advice.lines[2].text(Term::deduction_reason), "damaged");
}

TEST(RemittanceAmounts, AreExplainedBehindWhatWasPaid)
{
    const auto advice = only(R"(
We have paid you GBP 1,930.00 under reference BX-2291:

FT 512 of 02/03/2026: GBP 950.00 (GBP 1,000.00 less GBP 50.00 settlement discount)
FT 520 of 05/03/2026: GBP 980.00
)");
    ASSERT_EQ(advice.lines.size(), 2U);
    EXPECT_EQ(lines_of(advice), "FT 512 950.00|FT 520 980.00");
    EXPECT_EQ(told_of(advice.lines[0]), "1000.00 50.00 - 950.00 ");
}

TEST(RemittanceReasons, ALineOfTenWithAReasonMakesNoDeductionsOfTheDiscountsOfAll)
{
    const auto advice = only(R"(
Zahlungsavis

Beleg        Bruttobetrag      Abzüge     Nettobetrag     Grund
RE-5501          1.000,00       20,00          980,00
RE-5502            250,40        5,01          245,39
RE-5503            310,00        6,20          303,80
RE-5504            730,00       14,60          715,40
RE-5505            400,00        8,00          392,00     Fehlmenge
RE-5506            150,00        3,00          147,00
RE-5507             90,00        1,80           88,20
RE-5508          1.200,00       24,00        1.176,00
RE-5509             60,00        1,20           58,80
RE-5510            500,00       10,00          490,00

Überweisungsbetrag EUR                4.596,59
)");
    ASSERT_EQ(advice.lines.size(), 10U);
    EXPECT_EQ(advice.lines[1].text(Term::discount_amount), "5.01");
}

TEST(RemittanceReasons, WhatATitleShortensIsStillTheReason)
{
    struct Case {
        std::string title;
        std::string reason;
    };
    for (const auto& [title, reason] :
         {Case{"Retainage      ", "other"}, Case{"Ret. garantía  ", "other"},
          Case{"Rit. acconto 20%", "tax"}}) {
        const auto advice = only(
            "PAYMENT ADVICE\n\nInvoice      Gross        " + title
            + "   Net paid\n"
              "F-2201      1,000.00        100.00              900.00\n"
              "F-2209        500.00         50.00              450.00\n\n"
              "Total paid EUR                               1,350.00\n");
        ASSERT_EQ(advice.lines.size(), 2U) << title;
        EXPECT_EQ(advice.lines[0].text(Term::deduction_reason), reason) << title;
    }
}

} // namespace
} // namespace mailroom
