// Invoices that give their amounts once more in another currency, and credit notes that tell of the
// invoice that they credit.
#include "parsers/fields/extract.h"
#include "tests/unit/fields/page.h"

#include <gtest/gtest.h>

namespace mailroom {
namespace {

TEST(ConvertedAmounts, AreNotWhatIsOwed)
{
    const auto invoice = only(R"(
INVOICE                                Invoice no. 4711
                                       Invoice date 3 May 2026

Description                Qty      Unit USD      Value USD
Tide gauge, brass            2        100.00         200.00

Net value                                            200.00
VAT @ 20 %                                            40.00
Invoice total                                    USD 240.00

Sterling equivalent for tax purposes, rate 1.25: net GBP 160.00, VAT GBP 32.00, total GBP 192.00.
Share capital GBP 50,000, paid up GBP 50,000.
)");
    EXPECT_EQ(invoice.fields.text(Term::tax_exclusive_amount), "200.00");
    EXPECT_EQ(invoice.fields.text(Term::tax_amount), "40.00");
    EXPECT_EQ(invoice.fields.text(Term::tax_inclusive_amount), "240.00");
    EXPECT_EQ(invoice.fields.text(Term::currency), "USD");
}

TEST(ConvertedAmounts, StandBesideTheRate)
{
    const auto invoice = only(R"(
INVOICE                                Invoice no. 4711
                                       Invoice date 3 May 2026

Item                       Qty m3        EUR/m3              EUR
Larch boards, planed           10        300.00         3,000.00

                                  Total to be paid: 3,000.00 EUR
                                  Rate 24.000 CZK/EUR: 72,000.00 CZK
)");
    EXPECT_EQ(invoice.fields.text(Term::tax_inclusive_amount), "3000.00");
    EXPECT_EQ(invoice.fields.text(Term::currency), "EUR");
}

// With one currency on the page "equivalent" is a word of goods.
TEST(ConvertedAmounts, AreOfTwoCurrencies)
{
    const auto invoice = only(R"(
INVOICE                                Invoice no. 4711
                                       Invoice date 3 May 2026

Description                              Qty      Price      Amount
Toner or equivalent                        2    GBP 50.00   GBP 100.00

Total                                                       GBP 100.00
)");
    ASSERT_EQ(invoice.lines.size(), 1U);
    EXPECT_EQ(invoice.lines[0].text(Term::line_amount), "100.00");
}

TEST(CreditNotes, HaveTheirOwnDateAndNumber)
{
    const auto note = only(R"(
CREDIT MEMO
                                       CREDIT NO      CM4711
                                       CREDIT DATE    06/24/26
                                       ORIG INVOICE   388120
                                       INVOICE DATE   06/03/26

Description                Qty      Price         Credit
Desk lamp returned           2      50.00         100.00

TOTAL CREDIT USD                                  100.00
)");
    EXPECT_EQ(note.type, DocumentType::credit_note);
    EXPECT_EQ(note.fields.text(Term::issue_date), "2026-06-24");
    EXPECT_EQ(note.fields.text(Term::invoice_number), "CM4711");
}

TEST(Invoices, AreNotTheEarlierOnesThatTheyTellOf)
{
    const auto invoice = only(R"(
Oyster & Reed LLP                      April 10, 2026
                                       Invoice No. 4711
For services in March
Conference with counsel                                    $900.00

TOTAL THIS INVOICE                                         $900.00
Prior invoice 388120 dated March 10, 2026: $700.00, paid in full.
)");
    EXPECT_EQ(invoice.fields.text(Term::invoice_number), "4711");
}

} // namespace
} // namespace mailroom
