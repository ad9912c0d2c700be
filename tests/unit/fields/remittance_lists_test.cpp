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
          "Transfer confirmation"}) {
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
W-3301         02/03/2026     Freight 88120                  410.00      410.00
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

} // namespace
} // namespace mailroom
