// Advices that tell of each document on a card of its own.
#include "tests/unit/fields/page.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(RemittanceCards, TitlesMayStandBelowTheirValues)
{
    const auto advice = only(R"(
Northmoor Catering Supplies plc
REMITTANCE ADVICE

 £2,436.50                 12 May 2026             NM-77120
 Amount paid               Payment date            Payment reference

 FD-40118           02/04/2026      £1,200.00          -£30.00          -£18.50      £1,151.50
 Invoice            Date            Invoice amount     Discount         Deduction    Paid
 Reason: short delivered, 4 crates

 FD-40131           09/04/2026      £980.00            -                -            £980.00
 Invoice            Date            Invoice amount     Discount         Deduction    Paid

 FD-40140           15/04/2026      £400.00            -                -            £400.00
 Invoice            Date            Invoice amount     Discount         Deduction    Paid

 CN-402             20/04/2026      -£95.00            -                -            -£95.00
 Credit note        Date            Invoice amount     Discount         Deduction    Paid
)");
    ASSERT_EQ(lines_of(advice), "FD-40118 1151.50|FD-40131 980.00|FD-40140 400.00|CN-402 -95.00");
    EXPECT_EQ(advice.lines[0].text(Term::discount_amount), "30.00");
    EXPECT_EQ(advice.lines[0].text(Term::deduction_amount), "18.50");
    EXPECT_EQ(advice.lines[0].text(Term::deduction_reason), "shortage");
    EXPECT_EQ(advice.fields.text(Term::payment_amount), "2436.50");
    EXPECT_EQ(advice.fields.text(Term::payment_date), "2026-05-12");
    EXPECT_EQ(advice.fields.text(Term::payment_reference), "NM-77120");
}

TEST(RemittanceCards, ACreditNoteIsARecordToo)
{
    const auto advice = only(R"(
Northmoor Catering Supplies plc
REMITTANCE ADVICE

To: Fenwick Dairy Ltd                       Payment date: 12 May 2026
                                            Payment reference: NM-77120
                                            Amount paid: £2,036.50

 Invoice FD-40118                                          Dated 2 April 2026
 Your delivery 99812          Our order PO-55120
 Invoice amount      £1,200.00
 Settlement discount  -£30.00
 Shortage, 4 crates   -£18.50
 Paid                £1,151.50

 Invoice FD-40131                                          Dated 9 April 2026
 Your delivery 99844          Our order PO-55127
 Invoice amount      £980.00
 Paid                £980.00

 Credit note CN-402                                        Dated 20 April 2026
 Credit amount       -£95.00
 Paid                -£95.00
)");
    ASSERT_EQ(lines_of(advice), "FD-40118 1151.50|FD-40131 980.00|CN-402 -95.00");
    EXPECT_EQ(advice.lines[0].text(Term::deduction_amount), "18.50");
    EXPECT_EQ(advice.lines[2].text(Term::document_date), "2026-04-20");
}

TEST(RemittanceCards, AHeadingMayStandBesideItsDateAboveARowOfAmounts)
{
    const auto advice = only(R"(
Northmoor Catering Supplies plc
REMITTANCE ADVICE

Payment date: 12 May 2026          Payment reference: NM-77120         Amount paid: £2,036.50

 FD-40118                     Invoice dated 02/04/2026
 Gross £1,200.00    Discount £30.00    Deduction £18.50    Net £1,151.50
 Reason: short delivered, 4 crates                    PO 55120

 FD-40131                     Invoice dated 09/04/2026
 Gross £980.00    Discount £0.00    Deduction £0.00    Net £980.00
                                                      PO 55127
 CN-402                       Credit note dated 20/04/2026
 Gross -£95.00    Discount £0.00    Deduction £0.00    Net -£95.00
)");
    ASSERT_EQ(lines_of(advice), "FD-40118 1151.50|FD-40131 980.00|CN-402 -95.00");
    EXPECT_EQ(advice.lines[0].text(Term::gross_amount), "1200.00");
    EXPECT_EQ(advice.lines[0].text(Term::deduction_reason), "shortage");
    EXPECT_EQ(advice.lines[0].text(Term::document_date), "2026-04-02");
    EXPECT_EQ(advice.fields.text(Term::payment_amount), "2036.50");
}

} // namespace
} // namespace mailroom
