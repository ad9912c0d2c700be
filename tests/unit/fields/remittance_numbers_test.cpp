// Which numbers of a remittance advice are the documents that it pays.
#include "tests/unit/fields/page.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(RemittanceNumbers, AnAdviceOfSeveralCompaniesNamesItsNumberInItsTitle)
{
    const auto advice = only(R"(
Trauntal Dienste GmbH                      Zahlungsdatum 13.02.2026
Sammelavis SAV-40918

Datum        Rechnungsnr.      Rechnungsbetrag        Zahlung
03.02.26     KL77101                    410,00         410,00
09.02.26     KL77140                    120,00         120,00

Auszahlungssumme EUR                                   530,00
)");
    EXPECT_EQ(advice.fields.text(Term::payment_reference), "SAV-40918");
}

TEST(RemittanceNumbers, BetweenItsLabelAndItsDayAFigureWithAPointIsANumber)
{
    const auto advice = only(R"(
Regionalspital Tannegg

Seetal, 11. Mai 2026

Vergütung Ihrer Rechnungen

Mit Valuta von heute vergüten wir Ihnen gesamthaft CHF 1'450.00 auf Ihr Konto. Damit sind
folgende Belege ausgeglichen:

     Rechnung 5110.31 vom 11.03.2026                               CHF 500.00
     Rechnung 5122.40 vom 01.04.2026                             CHF 1'250.00
     Gutschrift GU-7 vom 05.04.2026                     abzüglich CHF 300.00

Freundliche Grüsse
)");
    EXPECT_EQ(lines_of(advice), "5110.31 500.00|5122.40 1250.00|GU-7 -300.00");
}

TEST(RemittanceNumbers, OurNumberAndTheirsMayStandOneBlankApart)
{
    const auto advice = only(R"(
ZAHLUNGSAVIS

Unser Beleg Ihre Rechn.   vom              Brutto     Skonto    Zahlbetrag
2004117301  660418        03.02.26         480,00       9,60        470,40
2004117325  660427        05.02.26       1.312,50       0,00      1.312,50
2004117348  660433        09.02.26          75,20       1,50         73,70

Gesamtsumme EUR                          1.867,70      11,10      1.856,60
)");
    EXPECT_EQ(lines_of(advice), "660418 470.40|660427 1312.50|660433 73.70");
}

TEST(RemittanceNumbers, ANumberMayStandInWordsWithItsDate)
{
    const auto advice = only(R"(
AVVISO DI PAGAMENTO

Documento                              Importo        Sconto      Pagato
Fattura n. 22812/A del 16/05/2026      2.992,26        92,26      2.900,00
Nota credito n. 229/A del 11/06/2026    -100,00                    -100,00

Totale bonifico                                                   2.800,00
)");
    ASSERT_EQ(lines_of(advice), "22812/A 2900.00|229/A -100.00");
    EXPECT_EQ(advice.lines.at(0).text(Term::document_date), "2026-05-16");
}

TEST(RemittanceNumbers, RowsThatAreCountedBeforeTheirNumber)
{
    const auto advice = only(R"(
Beilage zur Sammelüberweisung 40118
Durchführung: 26.6.2026

Nr Rechnung                 Datum               Überwiesen EUR
 1 20415                    13.4.2026                 1.975,00
 2 20447                    17.4.2026                   255,08
 3 20460                    20.4.2026                   335,20
   Gesamtsumme                                        2.565,28
)");
    EXPECT_EQ(lines_of(advice), "20415 1975.00|20447 255.08|20460 335.20");
}

TEST(RemittanceNumbers, ACountMayStandInAPieceOfItsOwn)
{
    const auto advice = only(R"(
PAYMENT ADVICE

Sl. Bill No.      Bill Date       Bill Amount       TDS        Payable
1   SPC/2204      04-May-26          1,200.00     12.00       1,188.00
2   SPC/2219      09-May-26            850.00      8.50         841.50
a   SPC/2231      12-May-26            400.00      4.00         396.00
4   SPC/2240      18-May-26          2,000.00     20.00       1,980.00

Net amount paid                                               4,405.50
)");
    ASSERT_EQ(
        lines_of(advice), "SPC/2204 1188.00|SPC/2219 841.50|SPC/2231 396.00|SPC/2240 1980.00");
    EXPECT_EQ(advice.lines[3].find(Term::document_number)->evidence.box->x0, 24);
}

TEST(RemittanceNumbers, MarksAroundANumberAreNoPartOfIt)
{
    const auto advice = only(R"(
REMITTANCE ADVICE

Invoice          Gross        Net paid
- 77120624       100.00         100.00
77120651*        250.00         250.00

Total paid GBP                  350.00
)");
    EXPECT_EQ(lines_of(advice), "77120624 100.00|77120651 250.00");
}

TEST(RemittanceNumbers, TheReferenceBesideThePayersDocumentIsThePayeesNumber)
{
    const auto advice = only(R"(
PAYMENT ADVICE 1500093

Document         Reference       Doc. date       Gross        Discount        Net
5100017731       LB-90412        2026-04-02      1,000.00        20.00        980.00
5100017744       CN-118          2026-04-09        150.00-        3.00-       147.00-

Total            USD                                                          833.00
)");
    EXPECT_EQ(lines_of(advice), "LB-90412 980.00|CN-118 -147.00");
}

TEST(RemittanceNumbers, TitlesOneBlankApartAreTwo)
{
    const auto advice = only(R"(
ZAHLUNGSAVIS

Unser Beleg Ihre Rechn.   vom              Brutto     Skonto    Zahlbetrag
1800002271  48120         01.05.26         200,00       4,00        196,00
1800002288  48133         02.05.26         310,00       0,00        310,00

Zahlbetrag EUR                                                      506,00
)");
    EXPECT_EQ(lines_of(advice), "48120 196.00|48133 310.00");
}

TEST(RemittanceNumbers, AnOrderBehindTheNumberIsNoPartOfIt)
{
    const auto advice = only(R"(
EFT Remittance                                Payment   0061210

Date            Invoice / description                             Amount
27/05/2026      00033118            Order PO55120                 200.50
31/05/2026      00033140            Order PO55133                 100.00

Total paid AUD                                                    300.50
)");
    EXPECT_EQ(lines_of(advice), "00033118 200.50|00033140 100.00");
}

TEST(RemittanceNumbers, WhatCountsTheRowsIsNoNumberOfADocument)
{
    const auto advice = only(R"(
Officine Brandolisio S.p.A.
Distinta di pagamento                                         Data valuta 12/05/2027

 #    Tipo    N. documento    Data doc.      Netto a pagare   Ritenuta d'acconto   Totale documento
 1    TD01    88/C            03/03/2027             840,00               160,00           1.000,00
 2    TD01    91/C            10/03/2027             420,00                80,00             500,00
 3    TD04    NC 7/C          17/03/2027            -100,00                 0,00            -100,00

 Totale bonifico                                   1.160,00               240,00           1.400,00
)");
    EXPECT_EQ(lines_of(advice), "88/C 840.00|91/C 420.00|NC 7/C -100.00");
}

} // namespace
} // namespace mailroom
