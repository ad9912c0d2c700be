// Advices without a title: lists that add up, and what tells that they are of payments.
#include "tests/unit/fields/page.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(RemittanceLists, TheCurrencyBesideATitleTakesNothingFromIt)
{
    const auto advice = only(R"(
Brackenfold Schools Trust
Supplier      Larkin Paper
Paid on       14/05/2026
Our ref       BST-05-0417

School        Invoice       Amount EUR
Northgate     LP-20418      1870.00
Fernleigh     LP-20433       912.40
              Total         2782.40
)");
    EXPECT_EQ(advice.type, DocumentType::remittance_advice);
    EXPECT_EQ(lines_of(advice), "LP-20418 1870.00|LP-20433 912.40");
    EXPECT_EQ(advice.fields.text(Term::payment_amount), "2782.40");
    EXPECT_EQ(advice.fields.text(Term::payment_date), "2026-05-14");
    EXPECT_EQ(advice.fields.text(Term::payment_reference), "BST-05-0417");
}

TEST(RemittanceLists, AColumnOfChecksTellsOfPayment)
{
    const auto advice = only(R"(
Check       Vendor          Invoice       Amount
70441       Larkin Paper    LP-20418      1,870.00
70441       Larkin Paper    LP-20433        912.40
70441                       TOTAL         2,782.40
)");
    EXPECT_EQ(advice.type, DocumentType::remittance_advice);
    EXPECT_EQ(advice.fields.text(Term::payment_amount), "2782.40");
}

// A number of a sheet has the decimals that it needs, and no more.
TEST(RemittanceLists, NumbersOfASheetAreMoneyWithoutDecimals)
{
    auto layout = layout_of(R"(
School      Invoice     Amount
Northgate   LP-20418    1870
Fernleigh   LP-20433    912.4
Overton     LP-20440    -82
Booked      Total       2700.4
Kept        Value-date  14/05/2026
)");
    std::size_t column = 0, row = 0;
    float line = -1;
    for (auto& word : layout.pages.at(0).words) {
        column = word.box.y0 == line ? column + 1 : 0;
        row += word.box.y0 != line;
        line = word.box.y0;
        word.cell = std::string("Sheet1!") + static_cast<char>('A' + column) + std::to_string(row);
    }
    const auto documents = extract_documents(layout, {}, {});
    ASSERT_EQ(documents.size(), 1U);
    EXPECT_EQ(documents[0].type, DocumentType::remittance_advice);
    EXPECT_EQ(lines_of(documents[0]), "LP-20418 1870|LP-20433 912.4|LP-20440 -82");
}

TEST(RemittanceLists, WhatBeginsASumIsNoNumberOfAPayment)
{
    const auto advice = only(R"(
Betaalspecificatie

Run                    6.204,15 EUR
Kenmerk betaling       HBG-2026-118

Factuur       Bedrag
LP-20418      4.204,15
LP-20433      2.000,00
Totaal        6.204,15
)");
    EXPECT_EQ(advice.fields.text(Term::payment_reference), "HBG-2026-118");
    EXPECT_EQ(advice.fields.text(Term::payment_amount), "6204.15");
}

TEST(RemittanceLists, AReceiptOfABanksTransferIsAnAdvice)
{
    for (const auto* title :
         {"Comprobante de transferencia", "Überweisungsbestätigung", "Confirmation de virement",
          "Ricevuta di bonifico", "Overboekingsbewijs", "Comprovativo de transferência",
          "Transfer confirmation", "Contabile bonifico eseguito", "Disposizione di bonifico",
          "Ausführungsbestätigung", "Ordre de virement", "Justificante de transferencia",
          "Betaalbewijs", "Comprovativo de pagamento"}) {
        const auto advice = only(std::string(title) + R"(

Larkin Paper S.A.
Date              14/05/2026
USD               8,140.00
LP-20418
)");
        EXPECT_EQ(advice.type, DocumentType::remittance_advice) << title;
    }
}

TEST(RemittanceLists, WhatIsTakenOffMayStandBelowTheGrossAmount)
{
    const auto advice = only(R"(
REMITTANCE ADVICE

Invoice        Date           Text                           Amount        Paid
W-3301         02/03/2026     Freight 88631                  410.00      410.00
W-3307         05/03/2026     Freight 88164                  240.00
                              LESS: PALLETS DAMAGED           31.50-     208.50
W-3312         09/03/2026     Freight 88190                   95.20       95.20
                                               Total paid                713.70
)");
    EXPECT_EQ(lines_of(advice), "W-3301 410.00|W-3307 208.50|W-3312 95.20");
    EXPECT_EQ(advice.lines[1].amount(Term::gross_amount), parse_decimal("240.00"));
    EXPECT_EQ(advice.lines[1].amount(Term::deduction_amount), parse_decimal("31.50"));
}

TEST(RemittanceLists, WordsBelowALineBeginNoOtherTable)
{
    const auto advice = only(R"(
REMITTANCE ADVICE

Date           Invoice / description        Order            Amount
02/03/2026     W-3301                       P-771            410.00
               Timber
05/03/2026     K-0042                       P-790            -60.00
               Timber - credit adjustment
09/03/2026     W-3312                       P-802             95.20
               Nails
                                            Total paid       445.20
)");
    EXPECT_EQ(lines_of(advice), "W-3301 410.00|K-0042 -60.00|W-3312 95.20");
}

TEST(RemittanceLists, AYearBelowAmountsIsNone)
{
    const auto advice = only(R"(
REMITTANCE ADVICE

Date           Invoice        Amount        Paid
02/03/2026     W-3301         410.00      410.00
05/03/2026     W-3305         130.25      130.25
09/03/2026     W-3312          95.20       95.20
               Total paid                 635.45

               Room 402      March 9,       2026
)");
    EXPECT_EQ(lines_of(advice), "W-3301 410.00|W-3305 130.25|W-3312 95.20");
}

TEST(RemittanceLists, RowsBelowTakeOffAndSayWhatIsLeft)
{
    const auto advice = only(R"(
REMITTANCE DETAIL

Invoice      Inv Dt        Description                       Amount          Paid
LP-20418     05/02/2026    Load 771                          640.00
                           LESS: SHORT SHIPPED                40.50-       599.50
LP-20433     05/03/2026    Load 772                          210.00        210.00
LP-20440     05/04/2026    Load 775                        1,500.00
                           Early payment discount 2%          30.00
                           Damaged in transit                120.00      1,350.00
                                               Total deposit   USD 2,159.50
)");
    EXPECT_EQ(lines_of(advice), "LP-20418 599.50|LP-20433 210.00|LP-20440 1350.00");
    ASSERT_EQ(advice.lines.size(), 3u);
    EXPECT_EQ(advice.lines[0].text(Term::gross_amount), "640.00");
    EXPECT_EQ(advice.lines[0].text(Term::deduction_amount), "40.50");
    EXPECT_EQ(advice.lines[0].text(Term::deduction_reason), "shortage");
    EXPECT_EQ(advice.lines[2].text(Term::discount_amount), "30.00");
    EXPECT_EQ(advice.lines[2].text(Term::deduction_amount), "120.00");
    EXPECT_EQ(advice.lines[2].text(Term::deduction_reason), "damaged");
}

TEST(RemittanceLists, WhatIsPaidMayStandFirstAndTheNumberLast)
{
    const auto advice = only(R"(
Remittance advice - direct credit

Paid to                     Date paid        Our reference      Total paid (AUD)
Ferntree Fencing            14 May 2026      EF80211            $4,370.00

Paid now       Retention 5%     Claim incl. GST    Dated           Order      Tax invoice
$2,660.00          $140.00          $2,800.00      24 Mar 2026     PO771      LP-20418
$1,710.00           $90.00          $1,800.00      27 Mar 2026     PO772      LP-20433
)");
    EXPECT_EQ(lines_of(advice), "LP-20418 2660.00|LP-20433 1710.00");
}

TEST(RemittanceLists, ADutchMinusMayStandBehind)
{
    const auto advice = only(R"(
Betaalspecificatie

Uw factuurnummer     Factuurdatum       Bedrag      Korting    Te betalen EUR
LP-20418             28-08-2026         421,00         4,21            416,79
C-4454               28-08-2026      37,58 -/-         0,00         37,58 -/-
                                                  Totaal EUR           379,21
)");
    EXPECT_EQ(lines_of(advice), "LP-20418 416.79|C-4454 -37.58");
}

TEST(RemittanceLists, ASentenceSaysWhenItIsPaidAndTheLetterWhenItWasWritten)
{
    const auto advice = only(R"(
Stadtkasse Ahlberg
                                                                12. Mai 2026
Unser Kassenzeichen: 44.1093.7

Mitteilung über eine Zahlung

am 14. Mai 2026 überweisen wir Ihnen unter diesem Zeichen insgesamt 782,00 Euro.

Rechnung LP-20418 vom 02.04.2026              312,00 €
Rechnung LP-20433 vom 09.04.2026              470,00 €
)");
    EXPECT_EQ(advice.fields.text(Term::payment_date), "2026-05-14");
    EXPECT_EQ(advice.fields.text(Term::payment_reference), "44.1093.7");
    EXPECT_EQ(advice.fields.text(Term::payment_amount), "782.00");
    EXPECT_EQ(lines_of(advice), "LP-20418 312.00|LP-20433 470.00");
}

TEST(RemittanceLists, WhatCameToTheAccountIsPaidThoughTheLinesDoNotMakeIt)
{
    const auto advice = only(R"(
AVIS DE VIREMENT

Votre facture     du            Montant TTC     Escompte      Net réglé
F-1101            05/07/2026         620,00         6,20         613,80
F-1102            11/07/2026         380,00                      380,00

Total viré sur votre compte : 1 013,80 €
)");
    EXPECT_EQ(lines_of(advice), "F-1101 613.80|F-1102 380.00");
    EXPECT_EQ(advice.fields.text(Term::payment_amount), "1013.80");
}

TEST(RemittanceLists, AnExportOfOnePaymentIsWorthItsLines)
{
    const auto advice = only(R"(
Payer            Payment Ref   Payment Date   Currency   Document No   Gross    Discount   Net
Ferntree Shops   BX-30418      14 May 2026    GBP        LP-20418      300.00   6.00       294.00
Ferntree Shops   BX-30418      14 May 2026    GBP        LP-20433      120.00   0.00       120.00
)");
    EXPECT_EQ(advice.fields.text(Term::payment_amount), "414.00");
    EXPECT_LE(advice.fields.find(Term::payment_amount)->confidence, 0.6);
    const auto list = only(R"(
Remittance advice

Invoice          Gross      Discount     Net
LP-20418         300.00     6.00         294.00
LP-20433         120.00     0.00         120.00
)");
    EXPECT_EQ(list.fields.text(Term::payment_amount), "");
}

} // namespace
} // namespace mailroom
