// Remittance advices that ask more than columns with titles.
#include "tests/unit/fields/page.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(RemittanceLayouts, ABoxAboveTheLinesIsNoLine)
{
    const auto advice = only(R"(
AVIS DE PAIEMENT

N. de paiement      Date de paiement      Montant EUR
LR-204417           04/09/2026            570,00

Facture        Date            Débit        Crédit
F-1101         05/07/2026      620,00
A-0207         11/07/2026                   50,00
)");
    EXPECT_EQ(lines_of(advice), "F-1101 620.00|A-0207 -50.00");
    EXPECT_EQ(advice.fields.text(Term::payment_amount), "570.00");
    EXPECT_EQ(advice.fields.text(Term::payment_date), "2026-09-04");
}

TEST(RemittanceLayouts, WhatTheBankKeepsIsNotPaid)
{
    const auto advice = only(R"(
PAYMENT CONFIRMATION

Instructed amount     Bank charges     Amount credited
GBP 1,000.00          GBP 18.50        GBP 981.50

Invoice        Invoice date     Invoice amount GBP
F-1101         05/07/2026       620.00
F-1102         11/07/2026       380.00
)");
    EXPECT_EQ(lines_of(advice), "F-1101 620.00|F-1102 380.00");
    EXPECT_EQ(advice.fields.text(Term::payment_amount), "981.50");
    const auto whole = only(R"(
PAYMENT CONFIRMATION

Instructed amount     Bank charges     Amount credited
GBP 1,000.00          GBP 18.50        GBP 1,000.00

Invoice        Invoice date     Invoice amount GBP
F-1101         05/07/2026       620.00
F-1102         11/07/2026       380.00
)");
    EXPECT_EQ(whole.fields.text(Term::payment_amount), "1000.00");
}

TEST(RemittanceLayouts, ReasonsThatNameAmountsAreNoTotals)
{
    const auto advice = only(R"(
Zahlungsavis

Rechnung      Bruttobetrag      Abzug     Zahlbetrag     Grund
RE-5501           1.000,00      70,00         930,00     MwSt. falsch berechnet
RE-5502             250,00                    250,00

Überweisungsbetrag EUR                      1.180,00
)");
    EXPECT_EQ(lines_of(advice), "RE-5501 930.00|RE-5502 250.00");
    EXPECT_EQ(advice.lines[0].text(Term::deduction_reason), "tax");
}

TEST(RemittanceLayouts, CodesOfDeductionsAreExplainedBelow)
{
    const auto advice = only(R"(
REMITTANCE ADVICE

Invoice      Gross amount     Deduction     Cd     Net amount
A-5501           1,000.00         70.00     22         930.00
A-5502             250.00         10.00     SH         240.00
A-5503             250.00                              250.00

Total paid USD                                       1,420.00

Deduction codes: 22 Price differs from order; SH = shortage
)");
    ASSERT_EQ(advice.lines.size(), 3U);
    EXPECT_EQ(advice.lines[0].text(Term::deduction_reason), "pricing");
    EXPECT_EQ(advice.lines[1].text(Term::deduction_reason), "shortage");
    EXPECT_EQ(advice.lines[2].text(Term::deduction_reason), "");
}

TEST(RemittanceLayouts, TheSecondLineOfARowMayTellTheReason)
{
    const auto advice = only(R"(
ZAHLUNGSAVIS

Rechnung           Datum          Betrag     Skonto     Abzug       Zahlung
   Unser Beleg     Bestellung                           Abzugsgrund
RE-5501            10.01.2026     500,00      10,00     15,00        475,00
   5100698818      060301                               Mengendifferenz
RE-5502            12.01.2026     200,00                             200,00
   5100698819      060302

Zahlbetrag EUR                                                       675,00
)");
    EXPECT_EQ(lines_of(advice), "RE-5501 475.00|RE-5502 200.00");
    EXPECT_EQ(advice.lines[0].text(Term::deduction_reason), "quantity");
}

TEST(RemittanceLayouts, ANumberAboveTheTitlesIsNoTitle)
{
    const auto advice = only(R"(
BETAALADVIES
Betaaldatum             04-04-2026
Kenmerk betaling        P096866
Boekstuk      Documentnr     Bruto        Betaald
5124640       F-5349         1.743,27     1.743,27
5109635       F-5246           652,79       652,79
Totaal betaling                           2.396,06
)");
    EXPECT_EQ(advice.fields.text(Term::payment_reference), "P096866");
    EXPECT_EQ(lines_of(advice), "F-5349 1743.27|F-5246 652.79");
}

TEST(RemittanceLayouts, ReductionsThatTellNoReasonAndTakeTwoPercentAreCashDiscount)
{
    const auto advice = only(R"(
Zahlungsavis

Beleg        Bruttobetrag      Abzüge     Nettobetrag
RE-5501          1.000,00       20,00          980,00
RE-5502            250,40        5,01          245,39
RE-5503            310,00        0,00          310,00
RE-5504            730,00       14,60          715,40

Überweisungsbetrag EUR                       2.250,79
)");
    ASSERT_EQ(advice.lines.size(), 4U);
    EXPECT_EQ(advice.lines[1].text(Term::discount_amount), "5.01");
    EXPECT_EQ(advice.lines[1].find(Term::deduction_amount), nullptr);
}

TEST(RemittanceLayouts, ReductionsOfAnyOtherShareOrWithAReasonAreDeductions)
{
    const auto fee = only(R"(
Zahlungsavis

Beleg        Bruttobetrag      Abzüge     Nettobetrag
RE-5501          1.000,00       19,00          981,00
RE-5502            300,00        5,70          294,30

Überweisungsbetrag EUR                       1.275,30
)");
    ASSERT_EQ(fee.lines.size(), 2U);
    EXPECT_EQ(fee.lines[0].text(Term::deduction_amount), "19.00");
    const auto named = only(R"(
Zahlungsavis

Beleg        Bruttobetrag      Abzüge     Nettobetrag     Grund
RE-5501          1.000,00       20,00          980,00     Fehlmenge
RE-5502            300,00        6,00          294,00     Fehlmenge

Überweisungsbetrag EUR                       1.274,00
)");
    ASSERT_EQ(named.lines.size(), 2U);
    EXPECT_EQ(named.lines[0].text(Term::deduction_amount), "20.00");
}

TEST(RemittanceLayouts, TheSecondStubOfACheckIsACopy)
{
    const std::string stub = R"(
Date            Reference        Original Amt.       Discount       Payment
03/02/2026      QX-3094                 58.80                         58.80
03/10/2026      QX-3097                740.50           14.81        725.69
                                              Check Amount           784.49
)";
    const auto advice = only("Remittance advice\n" + stub + "\n\n" + stub);
    EXPECT_EQ(lines_of(advice), "QX-3094 58.80|QX-3097 725.69");
    EXPECT_TRUE(advice.checks.front().ok);
}

TEST(RemittanceLayouts, TitlesOfAScanAreMisreadByALetter)
{
    const auto advice = only(R"(
Zahlungsavis

RechnungNr       Bruttobetraq      Skonto      Zahibetrag
RE-5501              1.000,00       20,00          980,00
RE-5502                250,40        5,40          245,00

Überweisungsbetrag EUR                       1.225,00
)");
    ASSERT_EQ(lines_of(advice), "RE-5501 980.00|RE-5502 245.00");
    EXPECT_EQ(advice.lines[0].text(Term::gross_amount), "1000.00");
}

TEST(RemittanceLayouts, TablesOfAsManyColumnsUnderOtherTitlesAreReadApart)
{
    const auto advice = only(R"(
Remittance advice

Invoice no.       Gross          Discount         Net paid
RV-4101          1,000.00           20.00           980.00
RV-4107            500.00           10.00           490.00

Document          Reason           Gross          Net paid
DC-118           Shortage         120.00-          120.00-
DC-121           Damaged           50.00-           50.00-

Total paid USD                                    1,300.00
)");
    EXPECT_EQ(lines_of(advice), "RV-4101 980.00|RV-4107 490.00|DC-118 -120.00|DC-121 -50.00");
    EXPECT_EQ(advice.lines.at(2).find(Term::discount_amount), nullptr);
}

TEST(RemittanceLayouts, WhatIsAnnouncedInASentenceIsNoLine)
{
    const auto advice = only(R"(
Larkfield Growers

Please find enclosed our cheque no. 700316 for 1,420.50 in settlement of:

Invoice KR-90417      dated 2 June 2026      1,200.00
Invoice KR-90433      dated 9 June 2026        250.50
Invoice KC-1180       dated 11 June 2026       -30.00
Total of cheque                              1,420.50
)");
    EXPECT_EQ(advice.type, DocumentType::remittance_advice);
    EXPECT_EQ(lines_of(advice), "KR-90417 1200.00|KR-90433 250.50|KC-1180 -30.00");
    EXPECT_EQ(advice.fields.text(Term::payment_amount), "1420.50");
}

TEST(RemittanceLayouts, DocumentsThatMakeATotalBesideAPayerAreAnAdvice)
{
    const std::string list = R"(
Type          Reference       Date            Reason              Amount
Invoice       88417           03/29/2026                          1,737.00
Chargeback    DB4410          04/03/2026      Goods returned        -14.60
Invoice       88155           04/09/2026                          2,780.40

Net)";
    const std::string heading = "Paid by: Cobbler Creek Stores\n\n";
    EXPECT_EQ(
        only(heading + list + "                                          4,502.80\n").type,
        DocumentType::remittance_advice);
    EXPECT_NE(
        only(heading + list + "                                          9,999.99\n").type,
        DocumentType::remittance_advice)
        << "they make no total";
}

TEST(RemittanceLayouts, TitlesMayStandInTwoLanguages)
{
    const auto advice = only(R"(
Ironwood Supply Ltd.                      Cheque No. / No de chèque 004711
Payee / Bénéficiaire: Lakeshore Tools Inc.

Invoice / Facture   Date         Amount / Montant     Held back / Retenu      Cheque amt
LT-88120            2026-05-07           1,711.00                  21.00        1,690.00
LT-88131            2026-05-11           3,434.00                               3,434.00
Total                                    5,145.00                  21.00        5,124.00
)");
    EXPECT_EQ(advice.type, DocumentType::remittance_advice);
    ASSERT_EQ(lines_of(advice), "LT-88120 1690.00|LT-88131 3434.00");
    EXPECT_EQ(advice.lines.at(0).text(Term::gross_amount), "1711.00");
    EXPECT_EQ(advice.lines.at(0).text(Term::deduction_amount), "21.00");
}

TEST(RemittanceLayouts, InvoiceOrCreditNoteIsNoTitleOfAPage)
{
    const auto advice = only(R"(
Drukkerij Waalzicht

Betreft: betaling 26-118
Datum: 9 juni 2026

Hierbij de specificatie van onze overboeking van € 6.180,00:

factuur/creditnota   d.d.             bedrag €
2026-4410            30 maart 2026    4.020,00
2026-4418            4 april 2026     2.500,00
C-310                10 april 2026     -340,00
)");
    EXPECT_EQ(advice.type, DocumentType::remittance_advice);
    EXPECT_EQ(lines_of(advice), "2026-4410 4020.00|2026-4418 2500.00|C-310 -340.00");
}

TEST(RemittanceLayouts, TheLastWordOfASentenceIsNoTitle)
{
    const auto advice = only(R"(
Betaaldatum 12-05-2031                            Betaald bedrag EUR 910,00

Uw factuur     Bedrag
B-7204         310,00
B-7219         600,00

Voor het bedrag dat wij hebben ingehouden ontvangen wij nog graag een
creditnota.
)");
    EXPECT_EQ(advice.type, DocumentType::remittance_advice);
}

} // namespace
} // namespace mailroom
