// Rows of advices whose numbers are wrapped or counted, and what is said below them.
#include "tests/unit/fields/page.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(RemittanceRows, NumbersMayBeWrappedAboveAndBelowTheirCount)
{
    const auto advice = only(R"(
PAYMENT ADVICE

We have remitted through NEFT the amount of Rs. 2,09,710.00 towards the following bills:

 Sl. Bill No.      Bill Dt.       Bill Amount        TDS 194C        Net Amount
     VFW/
 1                 03-06-2026     1,50,000.00          150.00        1,49,850.00
     26-27/611
     VFW/
 2                 09-06-2026       60,000.00           60.00          59,940.00
     26-27/618
 3   DN/26/44      12-06-2026         (80.00)            0.00            (80.00)
                                                        TOTAL        2,09,710.00
)");
    EXPECT_EQ(lines_of(advice), "VFW/26-27/611 149850.00|VFW/26-27/618 59940.00|DN/26/44 -80.00");
}

TEST(RemittanceRows, ARuleAboveIsNoPartOfANumber)
{
    const auto advice = only(R"(
REMITTANCE ADVICE

Invoice number    Date           Gross      Discount     Net paid
   Voucher
-----------------------------------------------------------------
GH-5520           04/02/2026     469.90         0.00       469.90
GH-5533           06/02/2026     615.00         0.00       615.00
-----------------------------------------------------------------
Total                          1,084.90         0.00     1,084.90
)");
    EXPECT_EQ(lines_of(advice), "GH-5520 469.90|GH-5533 615.00");
}

TEST(RemittanceRows, ThePayersOwnNumberBelowALineSaysMoreOfIt)
{
    const auto advice = only(R"(
Betalingsspecificatie                                       Betaalkenmerk GK5512087
                                                            Betaald op 4 juni 2026
Totaal overgemaakt: € 3.203,42

Uw factuur       Datum            Factuurbedrag   Betalingskorting      Betaald
MO-8812          06-04-2026            1.200,00                        1.168,50
  ons boekstuk 77120045 · bijdrage folder week 9: 31,50
MO-8819          10-04-2026              240,00               4,80       235,20
  ons boekstuk 77120051
MO-8830          12-04-2026            1.700,00              34,00     1.640,92
  ons boekstuk 77120062 · kapotte zakken: 25,08
MO-8841          13-04-2026              162,04               3,24       158,80
  ons boekstuk 77120073
)");
    ASSERT_EQ(lines_of(advice), "MO-8812 1168.50|MO-8819 235.20|MO-8830 1640.92|MO-8841 158.80");
    EXPECT_EQ(advice.lines[0].text(Term::gross_amount), "1200.00");
    EXPECT_EQ(advice.lines[0].text(Term::deduction_amount), "31.50");
    EXPECT_EQ(advice.lines[0].text(Term::deduction_reason), "promotion");
    EXPECT_EQ(advice.lines[2].text(Term::discount_amount), "34.00");
    EXPECT_EQ(advice.lines[2].text(Term::deduction_amount), "25.08");
    EXPECT_EQ(advice.lines[2].text(Term::deduction_reason), "damaged");
}

TEST(RemittanceRows, AListOfDebitNotesIsTakenOff)
{
    const auto advice = only(R"(
                        PAYMENT ADVICE

Payment date    : 21-Aug-2026           UTR No.         : KTXN52026082100933
                                        Net amount paid : Rs. 2,06,710.00
   Sl.   Bill No.         Bill Date     Bill Amount (Rs.)          TDS      Payable (Rs.)
    1    AF/26-27/101     06-Jun-26           1,50,000.00       150.00        1,49,850.00
    2    AF/26-27/117     10-Jun-26             60,000.00        60.00          59,940.00
Total (A)                                     2,10,000.00       210.00        2,09,790.00

   Sl.   Debit Note      Date          Particulars                    Amount (Rs.)
    1    DN/3310          28-Jul-26     Freight recovered               (1,980.00)
    2    DN/3318          05-Aug-26     Rejected parts returned         (1,100.00)
Total (B)                                                               (3,080.00)
         Net amount paid (A - B): Rs. 2,06,710.00
)");
    EXPECT_EQ(
        lines_of(advice),
        "AF/26-27/101 149850.00|AF/26-27/117 59940.00|DN/3310 -1980.00|DN/3318 -1100.00");
}

TEST(RemittanceRows, SharesThatTermsGrantAreDiscounts)
{
    // One share in quarters of a percent, under a title that says no more than that it is taken
    // off.
    const auto one = only(R"(
Zahlungsavis                                           Zahlbetrag 2.733,68 EUR

Rechnung         Datum            Bruttobetrag    Kond.%      Abzug      Zahlbetrag
WK-40117         11.04.26             1.208,40      2,25      27,19        1.181,21
WK-40125         18.04.26               730,00      2,25      16,43          713,57
WK-40131         20.04.26               858,21      2,25      19,31          838,90
)");
    ASSERT_EQ(one.lines.size(), 3U);
    EXPECT_EQ(one.lines[0].text(Term::discount_amount), "27.19");

    // Shares of their own, beside claims that are none.
    const auto several = only(R"(
Remittance advice                                          Amount paid £11,090.23

Document       Date              Gross £     Settlement £     Claims £        Paid £
LM20443        4 Dec 2025         118.40                                      118.40
LM20452        4 Dec 2025       1,164.00            29.10                   1,134.90
LM20485        29 Dec 2025      3,088.00            38.60        60.40      2,989.00
LM20493        2 Jan 2026       5,120.00            64.00        22.15      5,033.85
LM20530        11 Jan 2026      1,860.60            46.52                   1,814.08
)");
    ASSERT_EQ(several.lines.size(), 5U);
    EXPECT_EQ(several.lines[2].text(Term::discount_amount), "38.60");
    EXPECT_EQ(several.lines[2].text(Term::deduction_amount), "60.40");
}

TEST(RemittanceRows, AListInTwoColumnsOfAStubIsOneList)
{
    const auto advice = only(R"(
MARLOW COUNTY ROAD DISTRICT                                        WARRANT NO. 55017
VENDOR 3120 HOLT GRAVEL LLC                                        04/09/2026

 INVOICE      DATE       FUND         AMOUNT      INVOICE      DATE       FUND        AMOUNT

 HG-2201      02/11/26   310-12     1,204.50      HG-2260      02/27/26   310-18       99.90
 HG-2207      02/15/26   310-14       318.20      CM-77        03/02/26   310-19      (45.10)
 HG-2231      02/19/26   310-12       700.00

                                                         TOTAL         $2,277.50

Marlow County Road District                                        55017
Treasurer's Office
                                                       DATE      April 09, 2026
PAY TO THE
ORDER OF    Holt Gravel LLC                                           $ **2,277.50
Two thousand two hundred seventy-seven and 50/100 *************    DOLLARS
)");
    EXPECT_EQ(advice.type, DocumentType::remittance_advice);
    EXPECT_EQ(
        lines_of(advice),
        "HG-2201 1204.50|HG-2207 318.20|HG-2231 700.00|HG-2260 99.90|CM-77 -45.10");
    EXPECT_EQ(advice.fields.text(Term::payment_amount), "2277.50");
    EXPECT_EQ(advice.fields.text(Term::payment_date), "2026-04-09");
}

// It stands across both columns, beside an amount: that looks like a line of the second.
TEST(RemittanceRows, TheNameThatACheckIsPaidToIsNoLine)
{
    const auto advice = only(R"(
MARLOW COUNTY ROAD DISTRICT                                        WARRANT NO. 55018
VENDOR 3120                                                        04/16/2026
INVOICE      DATE       FUND         AMOUNT      INVOICE      DATE       FUND        AMOUNT
HG-2301      03/11/26   310-12     1,310.50      HG-2360      03/27/26   310-18       89.90
HG-2307      03/15/26   310-14       418.20      HG-2371      04/02/26   310-19       45.10
HG-2331      03/19/26   310-12       600.00

DETACH BEFORE DEPOSITING                                         TOTAL         2,463.70

Marlow County Road District                                        55018

PAY TO THE ORDER OF           HOLT GRAVEL AND QUARRY SUPPLIES LLC              $***2,463.70
)");
    EXPECT_EQ(advice.type, DocumentType::remittance_advice);
    EXPECT_EQ(
        lines_of(advice),
        "HG-2301 1310.50|HG-2307 418.20|HG-2331 600.00|HG-2360 89.90|HG-2371 45.10");
}

// Which sign leaves the sum nearer to the payment is known, too, where it is wrong by a cent.
TEST(RemittanceRows, ALetterMarksCreditsThoughTheSumIsWrong)
{
    const auto advice = only(R"(
Kranbau Ostheim GmbH
                                                      Zahllauf:         ZL-26/1188
Seilerei Winter KG                                    Zahlungsdatum:    08.07.26

Aufstellung der bezahlten Posten

Datum          Ihr Beleg           Belegbetrag           Skonto       Zahlung     S/H
01.05.26       85641                    904,73            18,09        886,64       H
03.05.26       85650                    916,03            18,32        897,71       H
09.05.26       88242                     33,05                          33,05       S
15.05.26       85659                    383,00                         383,00       H

Überweisungsbetrag                                                   2.134,31       H
)");
    EXPECT_EQ(lines_of(advice), "85641 886.64|85650 897.71|88242 -33.05|85659 383.00");
    ASSERT_FALSE(advice.checks.empty());
    EXPECT_FALSE(advice.checks[0].ok);
}

TEST(RemittanceRows, WhatARowBelowTakesOffIsNotWhatTheColumnTakes)
{
    const auto advice = only(R"(
Wollenhaupt Gartencenter SE                                                     ZAHLUNGSAVIS
Valuta  14.04.2027

Unser Beleg   Ihre Belegnr.     Belegdatum       Bruttobetrag EUR   Skonto/Abzug    Zahlbetrag EUR
 6100411      TH-3301           02.03.27                 1.800,00          54,00          1.626,00
              Minderlieferung Filiale Nord                  Abzug         120,00
 6100419      TH-3317           05.03.27                   400,00          12,00            388,00
              Filiale Ost
 6100425      TH-3329           09.03.27                   900,00          27,00            855,00
              Preisabweichung Filiale West                  Abzug          18,00
 Überweisungsbetrag                                                                       2.869,00
)");
    ASSERT_EQ(lines_of(advice), "TH-3301 1626.00|TH-3317 388.00|TH-3329 855.00");
    EXPECT_EQ(advice.lines[0].text(Term::discount_amount), "54.00");
    EXPECT_EQ(advice.lines[0].text(Term::deduction_amount), "120.00");
    EXPECT_EQ(advice.lines[0].text(Term::deduction_reason), "shortage");
    EXPECT_EQ(advice.lines[1].text(Term::discount_amount), "12.00");
    EXPECT_EQ(advice.lines[2].text(Term::deduction_amount), "18.00");
}

} // namespace
} // namespace mailroom
