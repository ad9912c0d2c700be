// Columns of advices that are told apart by what stands in them: letters that mark credits, numbers
// of shops beside those of documents, taxes that are added before something is taken off.
#include "tests/unit/fields/page.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(AdviceColumns, ALetterTellsCreditsWhereTheSumWantsThemSo)
{
    const auto advice = only(R"(
Zahlungsavis

Datum        Ihr Beleg     Belegbetrag     Skonto     Zahlung    S/H
03.02.26     KL77101            410,00      10,00      400,00     H
04.02.26     KL77115            250,00                 250,00     H
05.02.26     KLG3120             30,00                  30,00     S
09.02.26     KL77140            120,00                 120,00     H

Überweisungsbetrag                                     740,00     H
)");
    EXPECT_EQ(lines_of(advice), "KL77101 400.00|KL77115 250.00|KLG3120 -30.00|KL77140 120.00");
}

TEST(AdviceColumns, ACommercialMinusStandsApartFromItsFigure)
{
    const auto advice = only(R"(
Zahlungsavis

Datum        Ihr Beleg     Belegbetrag     Skonto        Zahlung
03.02.26     KL77101            410,00      10,00         400,00
05.02.26     KLG3120         ./. 30,00                 ./. 30,00
09.02.26     KL77140            120,00                    120,00

Überweisungsbetrag                                        490,00
)");
    EXPECT_EQ(lines_of(advice), "KL77101 400.00|KLG3120 -30.00|KL77140 120.00");
}

TEST(AdviceColumns, ATitleMaySayBeforeAColonThatItsAmountsAreTakenOff)
{
    for (const auto* const title : {"Less: TDS     ", "Less: Discount", "Minus: Retention"}) {
        const auto advice = only(
            "Payment Advice\n\n"
            "Invoice No.      Invoice Date      Net Payable      "
            + std::string(title)
            + "      Invoice Value\n"
              "KL77101          03/02/2026             392.00              8.00             "
              "400.00\n"
              "KL77115          05/02/2026             294.00              6.00             "
              "300.00\n"
              "\nAmount Remitted: 686.00\n");
        EXPECT_EQ(lines_of(advice), "KL77101 392.00|KL77115 294.00") << title;
    }
}

TEST(AdviceColumns, ALetterTellsNothingAgainstTheSum)
{
    const auto advice = only(R"(
Zahlungsavis

Datum        Ihr Beleg     Belegbetrag     Skonto     Zahlung    Art
03.02.26     KL77101            410,00      10,00      400,00     R
05.02.26     KL77120             30,00                  30,00     T
09.02.26     KL77140            120,00                 120,00     R

Überweisungsbetrag                                     550,00
)");
    EXPECT_EQ(lines_of(advice), "KL77101 400.00|KL77120 30.00|KL77140 120.00");
}

// A discount is the seller's offer; what a financier takes for paying early is his charge.
TEST(AdviceColumns, WhatEarlyPaymentCostsIsACharge)
{
    const auto advice = only(R"(
Remittance advice
Paid by: Tarnbrook Rail Ltd

Invoice        Approved amount     Financing charge       Paid
KW-2207               1,000.00                12.50     987.50
KW-2219                 400.00                 5.00     395.00

Total paid                                            1,382.50
)");
    EXPECT_EQ(advice.lines[0].text(Term::deduction_amount), "12.50");
    EXPECT_EQ(advice.lines[0].text(Term::deduction_reason), "other");
    const auto german = only(R"(
Zahlungsavis

Rechnung       Rechnungsbetrag     Finanzierungskosten       Auszahlung
88-2207               1.000,00                   12,50           987,50
88-2219                 400,00                    5,00           395,00

Zahlbetrag                                                     1.382,50
)");
    EXPECT_EQ(german.lines[1].text(Term::deduction_amount), "5.00");
    EXPECT_EQ(german.lines[1].text(Term::deduction_reason), "other");
}

TEST(AdviceColumns, AnglesAreBracketsOfCredits)
{
    const auto advice = only(R"(
REMITTANCE ADVICE

Invoice        Date            Amount
HB6001         01-10-2026      300.00
HBC77          01-12-2026      <45.50>

               Total paid      254.50
)");
    EXPECT_EQ(lines_of(advice), "HB6001 300.00|HBC77 -45.50");
}

TEST(AdviceColumns, ShopsHaveNumbersTheirDocumentsDiffer)
{
    const auto advice = only(R"(
Zahlungsavis ZA4410
Summe EUR 150,00

Markt     Ihre Nr.     vom            Rechnungsbetrag     Bonus     Auszahlung
21        660117       05.06.2026               60,00     10,00          50,00
34        660125       06.06.2026               60,00     10,00          50,00
34        660131       07.06.2026               60,00     10,00          50,00
)");
    EXPECT_EQ(lines_of(advice), "660117 50.00|660125 50.00|660131 50.00");
}

TEST(AdviceColumns, ATaxThatIsAddedIsTakenOffNothing)
{
    const auto advice = only(R"(
REMITTANCE ADVICE

Your invoice   Date         Work ex GST    GST       Total inc GST   Retention 5%   Paid AUD
WL3301         04/07/2026      1,000.00    100.00         1,100.00          55.00   1,045.00
WL3302         05/07/2026      2,000.00    200.00         2,200.00         110.00   2,090.00

                                                     Total payment                  3,135.00
)");
    EXPECT_EQ(lines_of(advice), "WL3301 1045.00|WL3302 2090.00");
    ASSERT_EQ(advice.lines.size(), 2U);
    EXPECT_EQ(advice.lines[0].text(Term::gross_amount), "1100.00");
    EXPECT_EQ(advice.lines[0].text(Term::deduction_amount), "55.00");
}

} // namespace
} // namespace mailroom
